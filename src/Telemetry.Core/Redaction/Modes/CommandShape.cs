using System.Text;
using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Brings a shell command to its programs and subcommands: <c>cd ~/app &amp;&amp; git push origin fix | tail -5</c> to <c>cd &amp;&amp; git push | tail</c>.</summary>
internal static class CommandShape
{
    private const int MaxCommands = 8;

    /// <summary>The programs; empty where no program can be told.</summary>
    /// <param name="command">The command, redacted.</param>
    /// <param name="fingerprint">Stands in for programs and subcommands that are no common ones.</param>
    public static string Of(string command, Fingerprint fingerprint)
    {
        string family = FamilyOf(command), named = Named(family, fingerprint);
        string programs = ProgramsOf(command, fingerprint);
        // What answers group by is the family of what is stored: it must be that of the command, however the two read a command in doubt.
        return FamilyOf(programs) == named ? programs : named;
    }

    private static string ProgramsOf(ReadOnlySpan<char> rest, Fingerprint fingerprint)
    {
        var programs = new StringBuilder();
        string separator = "";
        for (int i = 0; i < MaxCommands; i++)
        {
            ReadOnlySpan<char> simple = ShellOperators.TakeCommand(ref rest, out ShellOperator after);
            string named = Named(FamilyOf(simple), fingerprint);
            if (named.Length > 0)
            {
                programs.Append(programs.Length > 0 ? separator : "").Append(named);
                separator = "";
            }

            if (after is ShellOperator.End or ShellOperator.Doubtful)
                break;
            separator = after switch { ShellOperator.Pipe => " | ", ShellOperator.And => " && ", ShellOperator.Or => " || ", _ => "; " };
        }

        return programs.ToString();
    }

    private static string FamilyOf(ReadOnlySpan<char> command)
    {
        // The family is read from JSON, where every character that needs an escape ends a word.
        Span<char> escaped = stackalloc char[2 * TextRedaction.MaxLength];
        int written = 0;
        foreach (char c in command[..Math.Min(command.Length, TextRedaction.MaxLength)])
        {
            if (c is < ' ' or '"' or '\\')
                escaped[written++] = '\\';
            escaped[written++] = c switch { '\n' => 'n', '\t' => 't', < ' ' => 'u', _ => c };
        }

        escaped = escaped[..written];
        Span<byte> json = stackalloc byte[3 * escaped.Length], family = stackalloc byte[CommandFamily.MaxBytes];
        int length = CommandFamily.Write(json[..Encoding.UTF8.GetBytes(escaped, json)], family);
        return Encoding.ASCII.GetString(family[..length]);
    }

    private static string Named(string family, Fingerprint fingerprint)
    {
        if (family.Length == 0)
            return "";
        int blank = family.IndexOf(' ');
        ReadOnlySpan<char> program = blank < 0 ? family : family.AsSpan(0, blank);
        string named = ShapeWords.IsProgram(program) ? program.ToString() : Unnamed(program, fingerprint);
        if (blank < 0)
            return named;
        ReadOnlySpan<char> subcommand = family.AsSpan(blank + 1);
        return $"{named} {(ShapeWords.IsSubcommand(subcommand) ? subcommand : Unnamed(subcommand, fingerprint))}";
    }

    private static string Unnamed(ReadOnlySpan<char> word, Fingerprint fingerprint) =>
        $"unnamed-{fingerprint.Of(word)}{(word.LastIndexOf('.') is > 0 and int dot && ShapeWords.IsExtension(word[(dot + 1)..]) ? word[dot..] : "")}";
}
