namespace Telemetry.Records;

/// <summary>Tells of a shell command whether its exit code hides how its work went.</summary>
/// <remarks>
/// Read by the shell's operators outside quotes. Where anything is in doubt (loops, conditions, here-documents, jobs in the background) the answer is
/// no: a note that is missing says less than a note that is wrong.
/// </remarks>
public static class ShellCommand
{
    private const int MaxLength = 8 * 1024, MaxCommands = 100;

    /// <summary>
    /// True where a program that does work can fail unseen, because it is piped into another, or followed by <c>;</c>, or by <c>|| true</c>; and no
    /// program among them prints or searches foreign text, in which a line of failure would say nothing.
    /// </summary>
    public static bool HidesFailure(ReadOnlySpan<char> command)
    {
        if (command.Length > MaxLength)
            return false;
        bool isHidden = false, isAtWork = false, isHeadAtWork = false;
        ShellOperator before = ShellOperator.Next;
        for (int i = 0; i < MaxCommands; i++)
        {
            ReadOnlySpan<char> simple = ShellOperators.TakeCommand(ref command, out ShellOperator after);
            ShellProgram program = ShellProgram.Of(simple);
            if (program.Kind == ShellProgramKind.Doubtful || after == ShellOperator.Doubtful)
                return false;
            if (before == ShellOperator.Pipe)
            {
                isHidden |= isHeadAtWork;
            }
            else
            {
                if (program.Kind == ShellProgramKind.Prints || (program.Kind == ShellProgramKind.Says && before != ShellOperator.Or && program.SpeaksOfFailure))
                    return false;
                isHidden |= isAtWork && (before == ShellOperator.Or ? program.Swallows : before == ShellOperator.Next && program.Kind != ShellProgramKind.None);
                isHeadAtWork = program.Kind == ShellProgramKind.Works;
                isAtWork = isHeadAtWork || (isAtWork && before != ShellOperator.Next);
            }

            if (after == ShellOperator.End)
                return isHidden;
            before = after;
        }

        return false;
    }
}
