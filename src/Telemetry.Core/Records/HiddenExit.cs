namespace Telemetry.Records;

/// <summary>Tells whether a shell command's exit code is that of what stands behind its work: a pipe, <c>||</c>, <c>;</c>, or one more line.</summary>
/// <remarks>
/// Works on the stored JSON text of the command. Such a command fails only where its last part does: <c>go test | tail</c> is a success whatever the tests
/// say, so its rate of success is another one. Unlike <see cref="ShellCommand.HidesFailure"/> it does not ask which programs these are.
/// </remarks>
internal static class HiddenExit
{
    /// <summary>True where it hides the exit code of what it does first.</summary>
    public static bool In(ReadOnlySpan<byte> command)
    {
        if (!command.ContainsAny("|;\\"u8) || command.IndexOf("pipefail"u8) >= 0 || command.StartsWith("set -e"u8))
            return false;
        byte quote = 0;
        for (int i = 0; i < command.Length; i++)
        {
            byte b = command[i];
            if (b == '\\' && i + 1 < command.Length)
            {
                b = command[++i];
                // The escapes of JSON: a quote, a line's end, and a backslash, which is the shell's own and takes what follows.
                if (b == '\\')
                    i += i + 1 < command.Length && command[i + 1] == '\\' ? 2 : 1;
                else if (b == '"' && quote != '\'')
                    quote = quote == 0 ? b : (byte)0;
                else if (b == 'n' && quote == 0 && HasMore(command[(i + 1)..]))
                    return true;
            }
            else if (b == '\'' && quote != '"')
            {
                quote = quote == 0 ? b : (byte)0;
            }
            else if (quote == 0 && (b == '|' || (b == ';' && HasMore(command[(i + 1)..]))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasMore(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t;"u8);
        while (rest.StartsWith("\\n"u8))
            rest = rest[2..].TrimStart(" \t;"u8);
        return !rest.IsEmpty;
    }
}
