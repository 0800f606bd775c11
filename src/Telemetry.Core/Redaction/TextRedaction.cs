using System.Text;

namespace Telemetry.Redaction;

/// <summary>Takes the secrets out of one text, then cuts it.</summary>
/// <remarks>
/// Whether something is a secret is decided on the whole text, and only then is the result cut, so a secret that straddles the cut is gone as a whole. Clean
/// text that fits is returned as it is.
/// </remarks>
internal static class TextRedaction
{
    /// <summary>Finds the secrets of a text.</summary>
    internal delegate Findings Scan(ReadOnlySpan<char> text);

    /// <summary>Strings of parameters are cut to this many characters.</summary>
    public const int MaxLength = 500;

    private const string Unreadable = "unreadable";

    // What is longer and has no end is a key or a token that is known by its start.
    private const int MaxTail = 2048;

    // What is left after a redaction may read as another secret: a cut opens quotes, a marker closes one, and what stood in it is read anew. Two rounds settle
    // nearly all, seven any that was found. All but the first have no more to read than what is written.
    private const int MaxRounds = 64;

    /// <summary>The text without its secrets, at most <paramref name="maxLength"/> characters, ending neither in half a character nor in half a marker.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">How much of it may be left.</param>
    /// <param name="scan">What finds its secrets; the rules where it is null.</param>
    /// <param name="known">What was found in other texts of the call; takes what is found in this one.</param>
    /// <returns>Redacted again, it stays as it is. Where the rules fail or come to no end, a marker: what could not be read to its end may hold anything.</returns>
    public static string Apply(string text, int maxLength = MaxLength, Scan? scan = null, SecretValues? known = null)
    {
        try
        {
            return Redacted(text, maxLength, scan, known);
        }
#pragma warning disable CA1031 // Whatever went wrong, the raw text must not get through.
        catch (Exception)
#pragma warning restore CA1031
        {
            return Marker.Of(Unreadable);
        }
    }

    /// <summary>The same for a text of which only the start was read: its end, where half a secret may stand, is not written even if all before it is secret.</summary>
    public static string ApplyToStart(string text, int maxLength = MaxLength) => Apply(text, maxLength, scanned =>
    {
        Findings findings = TextScan.Of(scanned);
        if (scanned.Length == text.Length)
            findings.Add(Marker.CutBefore(text, text.Length - Math.Min(MaxTail, text.Length / 2)), text.Length, Unreadable);
        return findings;
    });

    private static string Redacted(string text, int maxLength, Scan? scan, SecretValues? known)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            IReadOnlyList<Finding> findings = Marker.KeepApart(text, scan is null ? TextScan.Of(text) : scan(text));
            if (findings.Count > 0)
                (known ??= new SecretValues()).Add(text, findings);
            findings = known?.With(text, findings) ?? findings;
            if (findings.Count == 0 && text.Length <= maxLength)
                return text;
            text = Write(text, findings, maxLength);
        }

        return Marker.Of(Unreadable);
    }

    private static string Write(string text, IReadOnlyList<Finding> findings, int maxLength)
    {
        if (findings.Count == 0)
            return text[..Marker.CutBefore(text, maxLength)];
        var result = new StringBuilder(Math.Min(text.Length, maxLength) + 64);
        int copied = 0;
        foreach (Finding finding in findings)
        {
            if (result.Length >= maxLength)
                break;
            result.Append(text, copied, finding.Start - copied).Append(Marker.Of(finding.Kind));
            copied = finding.End;
        }

        if (result.Length < maxLength)
            // A little more than fits, so that the cut sees a marker that was there before.
            result.Append(text, copied, Math.Min(text.Length - copied, Math.Min(maxLength, int.MaxValue - Marker.MaxLength) - result.Length + Marker.MaxLength));
        string redacted = result.ToString();
        return redacted.Length <= maxLength ? redacted : redacted[..Marker.CutBefore(redacted, maxLength)];
    }
}
