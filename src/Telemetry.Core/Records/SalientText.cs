using System.Buffers;

namespace Telemetry.Records;

/// <summary>Finds the line of a failure's text that says what went wrong.</summary>
/// <remarks>
/// A shell's error starts with "Exit code N" and ends in whatever was printed last, so neither end can be trusted: the first line with a word of
/// failure is taken, else the last line with text.
/// </remarks>
public static class SalientText
{
    /// <summary>The salient line, without blanks around it and without the client's <c>tool_use_error</c> tags; empty for an empty text.</summary>
    public static ReadOnlySpan<char> LineOf(ReadOnlySpan<char> error)
    {
        ReadOnlySpan<char> text = WithoutTags(error);
        ReadOnlySpan<char> first = default, last = default;
        foreach (Range range in text.Split('\n'))
        {
            ReadOnlySpan<char> line = text[range].Trim();
            if (line.IsEmpty)
                continue;
            if (first.IsEmpty)
            {
                first = line;
                if (!IsExitCode(line))
                    return line;
                continue;
            }

            if (HasWordOfFailure(line))
                return line;
            last = line;
        }

        return last.IsEmpty ? first : last;
    }

    /// <summary>The number of "Exit code N", which is how the client's shell failures start; null for any other text.</summary>
    public static int? ExitCodeOf(ReadOnlySpan<char> error)
    {
        const string start = "Exit code ";
        if (!error.StartsWith(start, StringComparison.Ordinal))
            return null;
        ReadOnlySpan<char> rest = error[start.Length..];
        int end = rest.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? rest : rest[..end], out int code) ? code : null;
    }

    private static bool IsExitCode(ReadOnlySpan<char> line) => ExitCodeOf(line) is not null;

    private static bool HasWordOfFailure(ReadOnlySpan<char> line) => line.ContainsAny(WordsOfFailure.Search);

    /// <summary>The text without the client's <c>tool_use_error</c> tags.</summary>
    public static ReadOnlySpan<char> WithoutTags(ReadOnlySpan<char> error)
    {
        const string open = "<tool_use_error>", close = "</tool_use_error>";
        ReadOnlySpan<char> text = error.StartsWith(open, StringComparison.Ordinal) ? error[open.Length..] : error;
        return text.EndsWith(close, StringComparison.Ordinal) ? text[..^close.Length] : text;
    }

    // In a type of its own, so that the search is built only by who needs it: most hooks do not.
    private static class WordsOfFailure
    {
        public static readonly SearchValues<string> Search = SearchValues.Create(
            [
                "error", "fail", "fatal", "panic", "exception", "cannot", "can't", "could not", "not found", "no such", "denied", "unable", "undefined",
                "invalid", "timed out", "refused", "missing", "unrecognized", "unknown",
            ],
            StringComparison.OrdinalIgnoreCase);
    }
}
