namespace Telemetry.Redaction;

/// <summary>What is stored of a call's texts in shape mode: what they looked like, and whether two of them were the same.</summary>
/// <remarks>
/// Of a text its fingerprint, its file extension and its size are left: <c>[SHAPE:kfgamcpd.cs, 48]</c>. Of a command its programs and subcommands stand
/// before that, of an error the words that every program says. Whatever is left as a word stands in <see cref="ShapeWords"/>; there is no other way to it.
/// Shapes are made of the redacted text, so that nothing of a secret goes into a fingerprint or a size.
/// </remarks>
public sealed class CallShape
{
    private const int MaxFileNameLength = 500, MaxIdLength = 64;

    private readonly Fingerprint _fingerprint;

    /// <param name="key">At least 16 random bytes, kept beside the store: with them whoever reads a shape can test what text it was.</param>
    public CallShape(ReadOnlySpan<byte> key) => _fingerprint = new Fingerprint(key);

    /// <summary>The shape of a file, an address or any other text, as it is stored.</summary>
    public string OfText(string text) => OfText(text, isWhole: true);

    /// <summary>The shape of a command, as it is stored.</summary>
    public string OfCommand(string command) => OfCommand(command, isWhole: true);

    /// <summary>True for an id as the client makes them, of hexadecimal digits: an id that was read from an answer could be any text.</summary>
    internal static bool IsId(ReadOnlySpan<char> id)
    {
        foreach (char c in id)
        {
            if (!char.IsAsciiHexDigitLower(c) && c != '-')
                return false;
        }

        return id.Length <= MaxIdLength;
    }

    /// <summary>The shape of a text.</summary>
    /// <param name="text">The text, not redacted.</param>
    /// <param name="isWhole">False where the text may go on: its size is then at least the told one.</param>
    internal string OfText(string text, bool isWhole) => Of(text, TextRedaction.Apply(text), isWhole);

    /// <summary>The shape of a command.</summary>
    /// <param name="command">The command, not redacted.</param>
    /// <param name="isWhole">False where the command may go on.</param>
    internal string OfCommand(string command, bool isWhole)
    {
        string redacted = TextRedaction.Apply(command), text = Of(command, redacted, isWhole);
        return CommandShape.Of(redacted, _fingerprint) is { Length: > 0 } programs ? $"{programs} {text}" : text;
    }

    /// <summary>The shape of an error.</summary>
    /// <param name="error">The error, redacted.</param>
    internal string OfError(string error) => ErrorShape.Of(error, _fingerprint);

    private string Of(string text, string redacted, bool isWhole)
    {
        if (text.Length == 0)
            return "";
        string mark = $"[SHAPE:{_fingerprint.Of(redacted)}{ExtensionOf(redacted)}";
        // Where something was redacted, the text's size would tell the size of a secret.
        bool isClean = text.StartsWith(redacted, StringComparison.Ordinal);
        return isClean ? $"{mark}, {text.Length}{(isWhole ? "" : "+")}]" : mark + "]";
    }

    private static string ExtensionOf(string text) =>
        text.Length <= MaxFileNameLength && text.LastIndexOf('.') is >= 0 and int dot && ShapeWords.IsExtension(text.AsSpan(dot + 1)) ? text[dot..].ToLowerInvariant() : "";
}
