namespace Telemetry.Records;

/// <summary>Shell commands are not one tool: names a command by its program and subcommand, as in <c>git status</c> or <c>pytest</c>.</summary>
/// <remarks>Works on the stored JSON text of the command, so that nothing is decoded: an escape ends a word, which is right for quotes and line ends.</remarks>
internal static class CommandFamily
{
    /// <summary>The longest family, in bytes.</summary>
    public const int MaxBytes = 2 * MaxWordBytes + 1;

    private const int MaxWordBytes = 40;

    // Programs whose first argument names what they do.
    private static readonly string[] s_withSubcommand =
    [
        "apt", "apt-get", "aws", "az", "brew", "bun", "bundle", "cargo", "claude", "composer", "deno", "docker", "dotnet", "flutter", "gcloud", "gh", "git",
        "go", "gradle", "helm", "jj", "just", "kubectl", "make", "mise", "mix", "mvn", "npm", "npx", "nx", "pip", "pnpm", "poetry", "rails", "rtk", "rustup",
        "swift", "systemctl", "task", "terraform", "turbo", "uv", "yarn",
    ];

    private static readonly string[] s_prefixes = ["sudo", "time", "nohup", "env", "command", "exec", "timeout", "then", "do", "!", "(", "nice", "stdbuf", "{", "if", "while", "else"];

    // What only prepares the ground: the command behind it is meant, where there is one.
    private static readonly string[] s_preparations = ["cd", "pushd", "export", "set", "source", ".", "unset", "sleep", "ulimit", "umask"];

    private static readonly string[] s_shells = ["bash", "sh", "zsh", "dash"];

    // Modules that are programs: python3 -m pytest. Of others it is their own code that runs.
    private static readonly string[] s_modules = ["pytest", "unittest", "pip", "build", "mypy", "ruff", "black", "flake8", "isort", "coverage", "tox", "venv", "uvicorn", "pylint"];

    // Options of programs that start another, which take a word.
    private static readonly string[] s_optionsWithWord = ["-u", "-g", "-C", "-n", "-k", "-s", "-S", "--user", "--signal"];

    /// <summary>Writes the family of a command.</summary>
    /// <param name="command">The command as it stands in the JSON.</param>
    /// <param name="family">Room for <see cref="MaxBytes"/>.</param>
    /// <returns>The family's length in bytes; 0 where the command has none.</returns>
    public static int Write(ReadOnlySpan<byte> command, Span<byte> family)
    {
        ReadOnlySpan<byte> word = FirstWord(ref command);
        // Bounded, so that a command of nothing but prefixes ends too.
        for (int i = 0; i < 20 && !word.IsEmpty && IsPrefix(word, ref command); i++)
            word = FirstWord(ref command);
        word = word[(word.LastIndexOf((byte)'/') + 1)..].TrimEnd((byte)'\'');
        if (word.IsEmpty || word.Length > MaxWordBytes || !IsName(word))
            return 0;
        word.CopyTo(family);
        if (!IsOneOf(word, s_withSubcommand))
            return word.Length;
        int length = word.Length;
        ReadOnlySpan<byte> sub = NextWord(ref command);
        for (int i = 0; i < 6 && sub.StartsWith((byte)'-'); i++)
        {
            if (sub.SequenceEqual("-C"u8))
                NextWord(ref command);
            sub = NextWord(ref command);
        }

        // The last word of bash -c 'npm test'.
        sub = sub.TrimEnd((byte)'\'');
        if (sub.IsEmpty || sub.Length > MaxWordBytes || !IsName(sub) || !char.IsAsciiLetter((char)sub[0]))
            return length;
        family[length] = (byte)' ';
        sub.CopyTo(family[(length + 1)..]);
        return length + 1 + sub.Length;
    }

    // What comes before the program: a remark, preparations, variables, and programs that only start another.
    private static bool IsPrefix(scoped ReadOnlySpan<byte> word, ref ReadOnlySpan<byte> rest)
    {
        if (word[0] == '#')
        {
            rest = BehindLine(rest);
            return true;
        }

        if (IsOneOf(word, s_preparations))
        {
            ReadOnlySpan<byte> next = BehindCommand(rest);
            if (next.IsEmpty)
                return false;
            rest = next;
            return true;
        }

        ReadOnlySpan<byte> name = word[(word.LastIndexOf((byte)'/') + 1)..];
        if (IsOneOf(name, s_shells) || name.StartsWith("python"u8))
            return IsStarted(ref rest, name[0] == 'p' ? "-m"u8 : "-c"u8);
        if (!IsOneOf(name, s_prefixes))
        {
            if (!IsAssignment(word))
                return false;
            SkipValue(word, ref rest);
            return true;
        }

        SkipOptions(ref rest);
        return true;
    }

    // bash -c "npm test", python3 -m pytest: what is started is meant. A script is the shell's own work.
    private static bool IsStarted(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> option)
    {
        ReadOnlySpan<byte> ahead = rest, word = NextWord(ref ahead);
        if (!word.SequenceEqual(option) && !word.SequenceEqual("-lc"u8))
            return false;
        ahead = ahead.TrimStart(" \t\\\"'"u8);
        ReadOnlySpan<byte> peek = ahead, program = NextWord(ref peek);
        if (program.IsEmpty || !(char.IsAsciiLetter((char)program[0]) || program[0] is (byte)'.' or (byte)'/' or (byte)'_'))
            return false;
        if (option[1] == 'm' && !IsOneOf(program, s_modules))
            return false;
        rest = ahead;
        return true;
    }

    private static void SkipOptions(ref ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> ahead = rest;
        while (NextWord(ref ahead) is { IsEmpty: false } option && (option[0] == '-' || IsDuration(option)))
        {
            if (IsOneOf(option, s_optionsWithWord))
                NextWord(ref ahead);
            rest = ahead;
        }
    }

    private static bool IsDuration(ReadOnlySpan<byte> word) => !word.TrimEnd("smhd"u8).IsEmpty && word.TrimEnd("smhd"u8).IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    // A="b c" d: a quoted or computed value ends where its quote or parenthesis does.
    private static void SkipValue(scoped ReadOnlySpan<byte> word, ref ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> end = rest.StartsWith("\\\""u8) ? "\\\""u8 : rest.StartsWith("("u8) ? ")"u8 : word.Count((byte)'\'') == 1 ? "'"u8 : default;
        if (end.IsEmpty)
            return;
        int open = end[0] == '\'' ? 0 : end.Length, close = rest[open..].IndexOf(end);
        rest = close < 0 ? default : rest[(open + close + end.Length)..];
    }

    // Behind the operator or line end that ends this command; empty where nothing follows.
    private static ReadOnlySpan<byte> BehindCommand(ReadOnlySpan<byte> rest)
    {
        for (int i = 0; i < rest.Length; i++)
        {
            // Not the & of 2>&1.
            if (rest[i] == ';' || (rest[i] == '&' && (i == 0 || rest[i - 1] != '>')))
                return rest[i..].TrimStart("&; \t"u8);
            if (rest[i] != '\\' || i + 1 == rest.Length)
                continue;
            if (rest[i + 1] == 'n')
                return rest[(i + 2)..];
            i++;
        }

        return default;
    }

    private static ReadOnlySpan<byte> BehindLine(ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf("\\n"u8);
        return end < 0 ? default : rest[(end + 2)..];
    }

    private static bool IsAssignment(ReadOnlySpan<byte> word)
    {
        int equals = word.IndexOf((byte)'=');
        return equals > 0 && (char.IsAsciiLetter((char)word[0]) || word[0] == '_') && IsName(word[..equals]);
    }

    private static bool IsName(ReadOnlySpan<byte> word)
    {
        foreach (byte b in word)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)':' or (byte)'+'))
                return false;
        }

        return true;
    }

    // The first word of a command, behind empty lines and what ended the command before.
    private static ReadOnlySpan<byte> FirstWord(ref ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t;&"u8);
        while (rest.StartsWith("\\n"u8))
            rest = rest[2..].TrimStart(" \t;&"u8);
        return NextWord(ref rest);
    }

    private static ReadOnlySpan<byte> NextWord(ref ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t"u8);
        // A line that goes on.
        while (rest.StartsWith("\\\\\\n"u8))
            rest = rest[4..].TrimStart(" \t"u8);
        int end = rest.IndexOfAny(s_wordEnds);
        if (end == 0 && rest[0] == '(')
            end = 1;
        ReadOnlySpan<byte> word = end < 0 ? rest : rest[..end];
        rest = rest[word.Length..];
        return word;
    }

    private static readonly System.Buffers.SearchValues<byte> s_wordEnds = System.Buffers.SearchValues.Create(" \t\\;|&<>()"u8);

    private static bool IsOneOf(ReadOnlySpan<byte> word, string[] list)
    {
        foreach (string item in list)
        {
            if (word.Length == item.Length && word[0] == item[0] && System.Text.Ascii.Equals(word, item))
                return true;
        }

        return false;
    }
}
