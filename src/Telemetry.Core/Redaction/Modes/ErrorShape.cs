using System.Text;
using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Brings an error to the words that programs say to everybody: what is wrong stays, with what does not.</summary>
/// <remarks>
/// Starts from the error's template, in which paths, quotes and numbers are masked already, and masks every word that is not in
/// <see cref="ShapeWords"/>. The fingerprint of the template is put behind, so that failures group exactly as their whole texts would. The kind stays what
/// it was: where masking takes the words that tell it, the rule's own phrase stands for the line.
/// </remarks>
internal static class ErrorShape
{
    private const int MaxLength = 108, MaxRun = 3;
    private const string Tag = "<tool_use_error>", Masked = "<*>", Interruption = "[Request interrupted by user for tool use]";
    private const string Punctuation = ":;,.()[]{}'\"`!?*=<>#/-…";

    private static ReadOnlySpan<string> Placeholders => new[] { "<path>", "<url>", "<id>", "<n>" };

    /// <summary>The shape.</summary>
    /// <param name="error">The error, redacted.</param>
    /// <param name="fingerprint">Makes fingerprints.</param>
    public static string Of(string error, Fingerprint fingerprint)
    {
        string template = ErrorTemplate.Of(error);
        if (SalientText.ExitCodeOf(template) is int only && $"Exit code {only}" is var alone)
            return template == alone ? alone : $"{alone} #{fingerprint.Of(template)}";
        string line = Mask(template);
        if (line != template)
            line = $"{line} #{fingerprint.Of(template)}".TrimStart();
        string shape = Whole(error, template, line);
        if (FailureRules.KindOf(Stage.Executed, shape) == FailureRules.KindOf(Stage.Executed, error))
            return shape;
        // Masking took what tells the kind, or made something that tells another.
        return Whole(error, template, $"{PhraseOf(error)} #{fingerprint.Of(template)}");
    }

    private static string PhraseOf(string error) => FailureRules.Find(SalientText.WithoutTags(error), out _) switch
    {
        null => Masked,
        { Place: FailurePlace.Count } rule => "<n>" + rule.Text,
        FailureRule rule => rule.Text.Trim(),
    };

    private static string Whole(string error, string template, string line)
    {
        if (SalientText.ExitCodeOf(error) is int code)
        {
            string told = OutcomeRules.StageOf(error) == Stage.Interrupted && !template.StartsWith('[') ? Interruption + "\n" : "";
            return $"Exit code {code}\n{told}{line}";
        }

        return error.StartsWith(Tag, StringComparison.Ordinal) ? $"{Tag}{line}</{Tag[1..]}" : line;
    }

    /// <summary>A template with every word masked that errors do not say to everybody.</summary>
    public static string Mask(ReadOnlySpan<char> template)
    {
        if (template.IsEmpty)
            return "";
        var line = new StringBuilder(template.Length + Masked.Length);
        // Where the last mask ends, as long as nothing but punctuation has followed it: masks in a row become one.
        int masked = -1, run = 0;
        for (int i = 0; i < template.Length;)
        {
            int end = EndOfPlaceholder(template, i);
            if (end < 0 && !IsWord(template[i]))
            {
                run = i > 0 && template[i - 1] == template[i] ? run + 1 : 1;
                if (run <= (template[i] == ' ' ? 1 : MaxRun) && (template[i] == ' ' || Punctuation.Contains(template[i])))
                    line.Append(template[i]);
                i++;
                continue;
            }

            bool isKept = end > 0;
            if (!isKept)
            {
                end = i;
                while (end < template.Length && IsWord(template[end]))
                    end++;
            }

            if (isKept || ShapeWords.IsOfErrors(template[i..end]))
            {
                line.Append(template[i..end]);
                masked = -1;
            }
            else
            {
                line.Length = masked >= 0 ? masked : line.Length;
                if (masked < 0)
                    line.Append(Masked);
                masked = line.Length;
            }

            i = end;
        }

        // What was masked can be longer than the word was; a line that lost nothing is as short as its template.
        return line.Length > MaxLength && !line.Equals(template) ? line.ToString(0, MaxLength) : line.ToString();
    }

    private static int EndOfPlaceholder(ReadOnlySpan<char> template, int i)
    {
        if (template[i] != '<')
            return -1;
        foreach (string placeholder in Placeholders)
        {
            if (template[i..].StartsWith(placeholder, StringComparison.Ordinal))
                return i + placeholder.Length;
        }

        return -1;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || (c > '\u007F' && c != '…');
}
