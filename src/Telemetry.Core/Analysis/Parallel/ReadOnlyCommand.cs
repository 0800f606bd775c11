using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>A shell command that surely only reads: every program in it is known to, and nothing in it writes to a file.</summary>
/// <param name="Words">What it is about.</param>
/// <param name="IsPaged">True where it asks for some lines only, as <c>sed -n '10,20p'</c> does.</param>
internal sealed record ReadOnlyCommand(IReadOnlyList<CommandWord> Words, bool IsPaged)
{
    // Stored commands are cut there: what stood behind is not known.
    private const int CutLength = 500, MaxCommands = 12;

    /// <summary>Takes a command apart; null where it may do more than read.</summary>
    public static ReadOnlyCommand? Of(string command)
    {
        // A shape shows the programs, but neither where their output goes nor what they are asked.
        if (command.Length >= CutLength || command.Contains("[SHAPE:", StringComparison.Ordinal) || command.Contains("[REDACTED:", StringComparison.Ordinal))
            return null;
        var words = new List<CommandWord>();
        bool isPaged = false;
        ReadOnlySpan<char> rest = command;
        for (int i = 0; i < MaxCommands; i++)
        {
            ReadOnlySpan<char> simple = ShellOperators.TakeCommand(ref rest, out ShellOperator after);
            if (after == ShellOperator.Doubtful || ShellWords.Of(simple) is not List<string> parts || (parts.Count > 0 && !ReadOnlyProgram.TryRead(parts, words, ref isPaged)))
                return null;
            if (after == ShellOperator.End)
                return new ReadOnlyCommand(words, isPaged);
        }

        return null;
    }
}
