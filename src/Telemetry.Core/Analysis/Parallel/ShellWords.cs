using System.Text;

namespace Telemetry.Analysis;

/// <summary>Takes a simple shell command apart into words.</summary>
internal static class ShellWords
{
    private static readonly string[] s_harmless = ["2>/dev/null", ">/dev/null", "1>/dev/null", "&>/dev/null", "2>&1"];

    // What parts words in a shell. Any other white space, such as a blank that does not break, is a character of a word like others.
    private const string Blanks = " \t\r\n";

    /// <summary>The words without their quotes; null where the shell would put something else in their place, or where a file is written or read by the shell itself.</summary>
    public static List<string>? Of(ReadOnlySpan<char> command)
    {
        var words = new List<string>();
        while (true)
        {
            command = command.TrimStart(Blanks);
            if (command.IsEmpty || command[0] == '#')
                return words;
            if (TakeHarmless(ref command))
                continue;
            if (Take(ref command) is not string word)
                return null;
            words.Add(word);
        }
    }

    // What is thrown away, or joined to the output, writes no file.
    private static bool TakeHarmless(ref ReadOnlySpan<char> rest)
    {
        foreach (string one in s_harmless)
        {
            int behind = one.Length;
            bool isThere = rest.StartsWith(one);
            // The name of the file may stand apart.
            if (!isThere && one[^1] == 'l' && one.IndexOf('>') + 1 is int at && rest.StartsWith(one.AsSpan(0, at)) && rest[at..].TrimStart(' ').StartsWith(one.AsSpan(at)))
                (isThere, behind) = (true, rest.Length - rest[at..].TrimStart(' ').Length + one.Length - at);
            if (!isThere || (behind < rest.Length && !Blanks.Contains(rest[behind])))
                continue;
            rest = rest[behind..];
            return true;
        }

        return false;
    }

    private static string? Take(ref ReadOnlySpan<char> rest)
    {
        var word = new StringBuilder();
        char quote = '\0';
        int i = 0;
        for (; i < rest.Length; i++)
        {
            char c = rest[i];
            if (quote == '\0' && Blanks.Contains(c))
                break;
            if (c is '$' or '`' && quote != '\'')
                return null;
            if (quote == '\0' && c is '<' or '>' or '(' or ')')
                return null;
            if (c == '\\' && quote != '\'' && i + 1 < rest.Length && (quote == '\0' || rest[i + 1] is '"' or '\\' or '$' or '`'))
                word.Append(rest[++i]);
            else if (quote == c)
                quote = '\0';
            else if (quote == '\0' && c is '\'' or '"')
                quote = c;
            else
                word.Append(c);
        }

        rest = rest[i..];
        return quote == '\0' ? word.ToString() : null;
    }
}
