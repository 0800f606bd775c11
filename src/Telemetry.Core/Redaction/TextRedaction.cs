using System.Buffers;
using System.Text;

namespace Telemetry.Redaction;

/// <summary>Takes the secrets out of one text, then cuts it.</summary>
/// <remarks>
/// One pass from left to right. Whether something is a secret is decided on the whole text, and only then is the result cut, so a secret that
/// straddles the cut is gone as a whole; what starts beyond the cut need not be looked at. Clean text that fits is returned as it is.
/// </remarks>
internal static class TextRedaction
{
    /// <summary>Strings of parameters are cut to this many characters.</summary>
    public const int MaxLength = 500;

    private static readonly SearchValues<char> s_authorityEnds = SearchValues.Create("/?# \t\r\n\"'<>");

    /// <summary>The text without its secrets, at most <paramref name="maxLength"/> characters, never ending in half a character.</summary>
    public static string Apply(string text, int maxLength = MaxLength)
    {
        StringBuilder? result = null;
        ReadOnlySpan<char> rest = text;
        int copied = 0, i = 0;
        while (i < rest.Length && (result?.Length ?? 0) + i - copied < maxLength)
        {
            if (i > 0 && IsWord(rest[i - 1]) && rest[i] != ':')
            {
                i++;
                continue;
            }

            int end = Match(rest, i, out int start, out string kind);
            if (end < 0)
            {
                i++;
                continue;
            }

            result ??= new StringBuilder(Math.Min(rest.Length, maxLength) + 32);
            result.Append(rest[copied..start]).Append("[REDACTED:").Append(kind).Append(']');
            copied = i = end;
        }

        if (result is null)
            return Cut(text, maxLength);
        result.Append(rest.Slice(copied, Math.Min(rest.Length - copied, Math.Max(0, maxLength - result.Length))));
        return Cut(result.ToString(), maxLength);
    }

    private static int Match(ReadOnlySpan<char> text, int i, out int start, out string kind)
    {
        start = i;
        if (text[i] == ':')
            return MatchUserInfo(text, i, out start, out kind);
        int end = TokenShapes.Match(text, i, out kind);
        return end >= 0 ? end : AssignedSecrets.Match(text, i, out start, out kind);
    }

    // scheme://user:password@host and scheme://token@host (RFC 3986, 3.2.1).
    private static int MatchUserInfo(ReadOnlySpan<char> text, int i, out int start, out string kind)
    {
        start = i;
        kind = "url-password";
        if (!text[i..].StartsWith("://", StringComparison.Ordinal))
            return -1;
        int from = i + 3;
        int length = text[from..].IndexOfAny(s_authorityEnds);
        ReadOnlySpan<char> authority = length < 0 ? text[from..] : text.Slice(from, length);
        // A password may itself hold an @: the last one before the host closes it.
        int at = authority.LastIndexOf('@');
        if (at <= 0)
            return -1;
        int end = from + at;
        int colon = text[from..end].IndexOf(':');
        start = colon >= 0 ? from + colon + 1 : from;
        ReadOnlySpan<char> secret = text[start..end];
        bool isName = colon < 0 && secret.Length < 16;
        return isName || secret.IsEmpty || secret[0] is '$' or '<' || secret.StartsWith("[REDACTED", StringComparison.Ordinal) ? -1 : end;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';

    private static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        int end = maxLength;
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end];
    }
}
