namespace Telemetry.Records;

/// <summary>Cuts a shell command into simple commands at the operators outside quotes and substitutions.</summary>
internal static class ShellOperators
{
    /// <summary>Takes the next simple command off the front.</summary>
    public static ReadOnlySpan<char> TakeCommand(ref ReadOnlySpan<char> rest, out ShellOperator after)
    {
        int depth = 0;
        for (int i = 0; i < rest.Length; i++)
        {
            char c = rest[i], next = i + 1 < rest.Length ? rest[i + 1] : '\0';
            int length = 1;
            after = ShellOperator.End;
            switch (c)
            {
                case '\\':
                    i++;
                    continue;
                case '\'' or '"' or '`':
                    i = EndOfQuote(rest, i);
                    if (i < 0)
                        after = ShellOperator.Doubtful;
                    break;
                case '$' when next == '(':
                    depth++;
                    i++;
                    continue;
                case '(' when depth > 0:
                    depth++;
                    continue;
                case ')' when depth > 0:
                    depth--;
                    continue;
                case '#' when i == 0 || char.IsWhiteSpace(rest[i - 1]):
                    i = rest[i..].IndexOf('\n') is >= 0 and int line ? i + line - 1 : rest.Length;
                    continue;
                case '<' when next == '<':
                    after = ShellOperator.Doubtful;
                    break;
                case '|' when depth == 0:
                    after = next == '|' ? ShellOperator.Or : ShellOperator.Pipe;
                    length = next is '|' or '&' ? 2 : 1;
                    break;
                case '&' when depth == 0 && next == '&':
                    after = ShellOperator.And;
                    length = 2;
                    break;
                // 2>&1 and &>file are no operators; any other lone ampersand sends a job to the background.
                case '&' when depth == 0 && next != '>' && (i == 0 || rest[i - 1] is not ('>' or '<')):
                    after = ShellOperator.Doubtful;
                    break;
                case ';' or '\n' when depth == 0:
                    after = ShellOperator.Next;
                    break;
            }

            if (after == ShellOperator.Doubtful)
                return default;
            if (after == ShellOperator.End)
                continue;
            ReadOnlySpan<char> command = rest[..i];
            rest = rest[(i + length)..];
            return command;
        }

        ReadOnlySpan<char> last = rest;
        rest = default;
        after = depth == 0 ? ShellOperator.End : ShellOperator.Doubtful;
        return last;
    }

    private static int EndOfQuote(ReadOnlySpan<char> text, int start)
    {
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] == text[start])
                return i;
            if (text[i] == '\\' && text[start] != '\'')
                i++;
        }

        return -1;
    }
}
