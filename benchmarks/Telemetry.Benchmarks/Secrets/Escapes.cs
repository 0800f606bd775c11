using System.Globalization;
using System.Text;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>Takes JSON's escapes out of any text, whether it is JSON as a whole or not.</summary>
internal static class Escapes
{
    /// <summary>The text with each escape replaced by what it stands for. What is no escape stays.</summary>
    public static string Decode(string text)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            char next = text[++i];
            if (next == 'u' && i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                result.Append((char)code);
                i += 4;
            }
            else
            {
                result.Append(next switch { 'n' => "\n", 'r' => "\r", 't' => "\t", 'b' => "\b", 'f' => "\f", '"' or '\\' or '/' => next.ToString(), _ => $"\\{next}" });
            }
        }

        return result.ToString();
    }
}
