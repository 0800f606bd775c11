using System.Globalization;
using System.Text;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Answers;

/// <summary>Makes foreign text safe to repeat: no secrets, one line, no control characters, nothing invisible, cut.</summary>
/// <remarks>
/// What a tool printed is data. Without line breaks and escapes it cannot dress up as something else in an answer or on a terminal. It was redacted when it
/// was stored, but by the rules of that day, or by another program: what today's rules know does not leave the store.
/// </remarks>
internal static class Quoted
{
    private const string Cut = "...";

    // What JSON escapes takes six bytes a piece, and answers have a budget: such text may cost twice as much as plain text, no more.
    private const int EscapedBytes = 6, MaxBytesPerLength = 2;

    /// <summary>The text, at most as long as is said; shorter where much of it needs escapes in JSON.</summary>
    public static string Text(string text, int maxLength)
    {
        text = Redactor.RedactText(text);
        var result = new StringBuilder(Math.Min(text.Length, maxLength));
        int bytes = 0, maxBytes = maxLength * MaxBytesPerLength, fits = 0;
        bool isBlank = false;
        Span<char> chars = stackalloc char[2];
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
            {
                isBlank = result.Length > 0;
                continue;
            }

            int blank = isBlank ? 1 : 0;
            bytes += blank + BytesOf(rune);
            if (result.Length + blank + rune.Utf16SequenceLength > maxLength || bytes > maxBytes)
                return result.ToString(0, fits) + Cut;
            result.Append(' ', blank).Append(chars[..rune.EncodeToUtf16(chars)]);
            isBlank = false;
            if (result.Length <= maxLength - Cut.Length && bytes <= maxBytes - Cut.Length)
                fits = result.Length;
        }

        return result.ToString();
    }

    private static int BytesOf(Rune rune) => rune.IsAscii && !"\"\\&'+<>`".Contains((char)rune.Value) ? 1 : EscapedBytes * rune.Utf16SequenceLength;
}
