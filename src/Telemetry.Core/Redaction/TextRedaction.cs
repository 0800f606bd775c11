using System.Text;

namespace Telemetry.Redaction;

/// <summary>Takes the secrets out of one text, then cuts it.</summary>
/// <remarks>
/// Whether something is a secret is decided on the whole text, and only then is the result cut, so a secret that straddles the cut is gone as a whole. Clean
/// text that fits is returned as it is.
/// </remarks>
internal static class TextRedaction
{
    /// <summary>Strings of parameters are cut to this many characters.</summary>
    public const int MaxLength = 500;

    // What is left after a redaction may read as another secret: a cut opens quotes, a marker ends a value. Two rounds settle nearly all, four any that was found.
    private const int MaxRounds = 4;

    /// <summary>The text without its secrets, at most <paramref name="maxLength"/> characters, ending neither in half a character nor in half a marker.</summary>
    public static string Apply(string text, int maxLength = MaxLength)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            IReadOnlyList<Finding> findings = TextScan.Of(text).Merged();
            if (findings.Count == 0 && text.Length <= maxLength)
                return text;
            text = Write(text, findings, maxLength);
        }

        return text;
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
            result.Append(text, copied, Math.Min(text.Length - copied, maxLength - result.Length + 1));
        string redacted = result.ToString();
        return redacted.Length <= maxLength ? redacted : redacted[..Marker.CutBefore(redacted, maxLength)];
    }
}
