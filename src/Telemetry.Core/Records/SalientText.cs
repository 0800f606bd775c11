using System.Buffers;

namespace Telemetry.Records;

/// <summary>Finds the line of a failure's text that says what went wrong.</summary>
/// <remarks>
/// A shell's error starts with "Exit code N" and ends in whatever was printed last, so neither end can be trusted. The line is taken that tells the
/// failure's kind (<see cref="FailureRules"/>); where none does, the first line of a client's text, and of a shell's the first with a word of failure
/// that is not a wrapper's report of it, else the last.
/// </remarks>
public static class SalientText
{
    private const string Open = "<tool_use_error>", Close = "</tool_use_error>";
    private const int MaxTag = 20;

    /// <summary>The salient line, without blanks around it and without the client's <c>tool_use_error</c> tags; empty for an empty text.</summary>
    /// <returns>A piece of the text.</returns>
    public static ReadOnlySpan<char> LineOf(ReadOnlySpan<char> error)
    {
        ReadOnlySpan<char> text = WithoutTags(error);
        if (FailureRules.Find(text, out int at) is not null)
        {
            // A line that a program wrote over and over is as good as ended.
            int start = text[..at].LastIndexOfAny('\n', '\r') + 1, length = text[at..].IndexOf('\n');
            return (length < 0 ? text[start..] : text[start..(at + length)]).Trim();
        }

        ReadOnlySpan<char> first = default, last = default, wrapper = default;
        foreach (Range range in text.Split('\n'))
        {
            ReadOnlySpan<char> line = text[range].Trim();
            if (line.IsEmpty)
                continue;
            if (first.IsEmpty)
            {
                first = line;
                if (!IsExitCode(line) && !IsHeading(line))
                    return line;
                continue;
            }

            if (IsEcho(line))
                continue;
            if (line.ContainsAny(WordsOfWrappers.Search))
            {
                wrapper = wrapper.IsEmpty ? line : wrapper;
                continue;
            }

            if (line.ContainsAny(WordsOfFailure.Search))
                return line;
            last = line;
        }

        return !last.IsEmpty ? last : !wrapper.IsEmpty ? wrapper : first;
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

    /// <summary>The text without the client's <c>tool_use_error</c> tags; of the closing one only the beginning may be left, or a mask in its place.</summary>
    public static ReadOnlySpan<char> WithoutTags(ReadOnlySpan<char> error)
    {
        if (!error.StartsWith(Open, StringComparison.Ordinal))
            return error;
        ReadOnlySpan<char> text = error[Open.Length..];
        int close = text.LastIndexOf("</");
        if (close < 0 || text.Length - close > MaxTag)
            return text;
        ReadOnlySpan<char> tag = text[(close + 2)..].TrimEnd('>');
        foreach (char c in tag)
        {
            if (c is not (>= 'a' and <= 'z' or '_' or >= '0' and <= '9'))
                return text;
        }

        return text[..close];
    }

    /// <summary>A line without the blanks, colours and task's name in brackets that stand before what it says.</summary>
    internal static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> line)
    {
        while (!line.IsEmpty)
        {
            int skipped = char.IsWhiteSpace(line[0]) ? 1 : AnsiText.SequenceAt(line, 0);
            if (skipped == 0 && line is ['[', >= 'a' and <= 'z', ..] && line.IndexOf("] ", StringComparison.Ordinal) is > 0 and var close && !line[..close].Contains(' '))
                skipped = close + 2;
            if (skipped == 0)
                return line;
            line = line[skipped..];
        }

        return line;
    }

    private static bool IsExitCode(ReadOnlySpan<char> line) => ExitCodeOf(line) is not null;

    // "### Error" and the like, over the line that says which.
    private static bool IsHeading(ReadOnlySpan<char> line) => line.Trim("#*: ").Equals("error", StringComparison.OrdinalIgnoreCase);

    // The command that a script runner repeats before it runs it.
    private static bool IsEcho(ReadOnlySpan<char> line) => WithoutPrefix(line) is ['$' or '>', ' ', ..];

    // In types of their own, so that a search is built only by who needs it: most hooks do not.
    private static class WordsOfFailure
    {
        public static readonly SearchValues<string> Search = SearchValues.Create(
            [
                "error", "fail", "fatal", "panic", "exception", "cannot", "can't", "could not", "not found", "no such", "denied", "unable", "undefined",
                "invalid", "timed out", "refused", "missing", "unrecognized", "unknown",
            ],
            StringComparison.OrdinalIgnoreCase);
    }

    private static class WordsOfWrappers
    {
        public static readonly SearchValues<string> Search = SearchValues.Create(
            ["task failed", "exited with code", "exit status ", "exit code ", "ELIFECYCLE", "make: ***", "Warning:", "npm ERR! code", "npm error code", "non-zero"],
            StringComparison.OrdinalIgnoreCase);
    }
}
