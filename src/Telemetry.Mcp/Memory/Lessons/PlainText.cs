using System.Text;
using Telemetry.Mcp.Answers;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Memory;

/// <summary>Makes words of others fit for a memory: redacted, one line, cut, and nothing that a checker of facts takes for a claim.</summary>
/// <remarks>
/// Such a checker blocks sums that are wrong, two equal numbers, and words like those of contradictions, wherever it sees them. What a tool calls itself
/// may look like any of these, so neither an equals sign nor a fraction nor those words are left.
/// </remarks>
internal static class PlainText
{
    private static readonly (string Word, string Instead)[] s_claims =
    [
        ("always", "any time"), ("never", "no time"), ("equal", "alike"), ("both", "each"), ("=", ":"), ("/", " "), ("…", "..."),
    ];

    /// <summary>The text in one line.</summary>
    public static string Of(string text, int maxLength)
    {
        text = Quoted.Text(text, maxLength);
        foreach (var (word, instead) in s_claims)
            text = text.Replace(word, instead, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    /// <summary>The text as one word: only letters, digits and what stands in names; null where it holds a secret.</summary>
    public static string? Word(string text, int maxLength)
    {
        // Of a server's tool each part by itself: within a word no secret is looked for.
        if (text.Split("__").Append(text).Any(part => Redactor.RedactText(part) != part))
            return null;
        var word = new StringBuilder();
        foreach (char c in Of(text, maxLength).TrimEnd('.'))
        {
            bool isOfName = char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':';
            if (isOfName || (word.Length > 0 && word[^1] != '-'))
                word.Append(isOfName ? c : '-');
        }

        string plain = word.ToString().Trim('-');
        return plain.Length == 0 ? "unnamed" : plain;
    }
}
