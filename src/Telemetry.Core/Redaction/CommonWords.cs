using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Brings what a store holds of texts to the words that programs say to everybody, so that it may leave the machine.</summary>
/// <remarks>The words are those of stores that hold shapes: such a store and one of whole texts give the same line.</remarks>
public static class CommonWords
{
    private const string Mark = " #";

    // Below what templates and shapes are cut at, so that no half word is told, and both are cut alike.
    private const int MaxLength = 100;

    /// <summary>The masked line of a failure with all other words masked too; empty where it says no more than that there is a code.</summary>
    /// <param name="template">A template of the store; that of a shape may end in a fingerprint, which is left out.</param>
    public static string OfTemplate(string template)
    {
        if (SalientText.ExitCodeOf(template) is not null)
            return "";
        string line = ErrorShape.Mask(WithoutFingerprint(template)).Trim();
        if (line.Length <= MaxLength)
            return line;
        int blank = line.LastIndexOf(' ', MaxLength);
        return line[..(blank > 0 ? blank : MaxLength)];
    }

    /// <summary>A command's program, with its subcommand where that is a common one too; null where the program is not.</summary>
    /// <param name="family">A program and subcommand as the index names them.</param>
    public static string? OfCommand(string family)
    {
        int blank = family.IndexOf(' ');
        string program = blank < 0 ? family : family[..blank];
        if (!ShapeWords.IsProgram(program))
            return null;
        return blank > 0 && ShapeWords.IsSubcommand(family.AsSpan(blank + 1)) ? family : program;
    }

    private static ReadOnlySpan<char> WithoutFingerprint(string template)
    {
        int at = template.Length - Fingerprint.Length;
        return at >= Mark.Length && template.AsSpan(0, at).EndsWith(Mark) && Fingerprint.IsOne(template.AsSpan(at))
            ? template.AsSpan(0, at - Mark.Length)
            : template;
    }
}
