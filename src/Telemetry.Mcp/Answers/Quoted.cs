using System.Text;

namespace Telemetry.Mcp.Answers;

/// <summary>Makes foreign text safe to repeat: one line, no control characters, cut.</summary>
/// <remarks>What a tool printed is data. Without line breaks and escapes it cannot dress up as something else in an answer or on a terminal.</remarks>
internal static class Quoted
{
    public static string Text(string text, int maxLength)
    {
        var result = new StringBuilder(Math.Min(text.Length, maxLength));
        bool isBlank = false;
        foreach (char c in text)
        {
            if (char.IsControl(c) || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format)
            {
                isBlank = result.Length > 0;
                continue;
            }

            if (isBlank)
                result.Append(' ');
            isBlank = false;
            result.Append(c);
            if (result.Length > maxLength)
                break;
        }

        if (result.Length <= maxLength)
            return result.ToString();
        int end = maxLength - 3;
        if (end > 0 && char.IsHighSurrogate(result[end - 1]))
            end--;
        return result.ToString(0, end) + "...";
    }
}
