namespace Telemetry.Records;

/// <summary>The program of a simple command.</summary>
internal readonly ref struct ShellProgram
{
    private readonly ReadOnlySpan<char> _name, _arguments;

    private ShellProgram(ReadOnlySpan<char> name, ReadOnlySpan<char> arguments)
    {
        _name = name;
        _arguments = arguments;
        Kind = KindOf(name, arguments);
    }

    public ShellProgramKind Kind { get; }

    /// <summary>True for what stands behind <c>||</c> to make a failure pass.</summary>
    public bool Swallows => _name is "true" or ":" or "echo" or "printf";

    /// <summary>True where its arguments could be taken for a program's failure.</summary>
    public bool SpeaksOfFailure
    {
        get
        {
            foreach (string word in Words.OfFailure)
            {
                if (_arguments.Contains(word, StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            return false;
        }
    }

    /// <summary>The program of a simple command, behind assignments and programs that only start another.</summary>
    public static ShellProgram Of(ReadOnlySpan<char> command)
    {
        ReadOnlySpan<char> rest = command, word = NextWord(ref rest);
        while (!word.IsEmpty && (IsAssignment(word) || Words.Has(Words.Starters, word) || (char.IsAsciiDigit(word[0]) && word.TrimEnd("smh").IndexOfAnyExceptInRange('0', '9') < 0)))
            word = NextWord(ref rest);
        if (word.StartsWith('#'))
            return default;
        return new ShellProgram(word[(word.LastIndexOf('/') + 1)..], rest);
    }

    private static ShellProgramKind KindOf(ReadOnlySpan<char> name, ReadOnlySpan<char> arguments)
    {
        if (name.IsEmpty)
            return ShellProgramKind.None;
        if (name is "echo" or "printf")
            return ShellProgramKind.Says;
        if (Words.Has(Words.Grammar, name) || (name is "set" && (arguments.Contains("-e", StringComparison.Ordinal) || arguments.Contains("pipefail", StringComparison.Ordinal))))
            return ShellProgramKind.Doubtful;
        if (Words.Has(Words.SilentPrograms, name))
            return ShellProgramKind.Silent;
        if (name[0] == '-' || Words.Has(Words.Printers, name))
            return ShellProgramKind.Prints;
        // docker compose logs, npm view, python -c: what they print is not about how they went.
        string[] printing = Words.Has(Words.Interpreters, name) ? Words.InlineCode : Words.PrintingArguments;
        for (int i = 0; i < 3 && NextWord(ref arguments) is { IsEmpty: false } word; i++)
        {
            if (Words.Has(printing, word))
                return ShellProgramKind.Prints;
        }

        return ShellProgramKind.Works;
    }

    private static bool IsAssignment(ReadOnlySpan<char> word) => word.IndexOf('=') is > 0 and int at && word[..at].IndexOfAny("/-.") < 0;

    private static ReadOnlySpan<char> NextWord(scoped ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" \t\r\n\\(");
        int end = 0;
        char quote = '\0';
        for (; end < rest.Length && (quote != '\0' || rest[end] is not (' ' or '\t' or '\r' or '\n')); end++)
        {
            if (quote != '\0')
                quote = rest[end] == quote ? '\0' : quote;
            else if (rest[end] is '\'' or '"')
                quote = rest[end];
        }

        ReadOnlySpan<char> word = rest[..end];
        rest = rest[end..];
        return word.Trim("'\")");
    }

    // In a type of its own: only a hook that saw a shell command builds it.
    private static class Words
    {
        public static readonly string[] OfFailure = ["error", "fail", "fatal", "panic", "traceback", "not found"];

        public static readonly string[] Starters = ["sudo", "time", "nohup", "env", "command", "exec", "timeout", "nice", "stdbuf", "unbuffer", "-k", "-s", "-oL"];

        public static readonly string[] Grammar =
            ["for", "while", "until", "if", "then", "else", "elif", "fi", "do", "done", "case", "esac", "select", "function", "!", "{", "}", "exit", "return", "trap", "eval", "wait", "ssh", "[["];

        public static readonly string[] SilentPrograms =
            ["cd", "pushd", "popd", "export", "source", ".", "true", ":", "mkdir", "touch", "rm", "cp", "mv", "ln", "chmod", "sleep", "pwd", "unset", "alias", "test", "[", "ls", "wc", "date", "which", "kill", "pkill", "set", "yes", "whoami", "read"];

        public static readonly string[] Printers =
        [
            "cat", "bat", "tac", "nl", "head", "tail", "less", "more", "grep", "egrep", "fgrep", "zgrep", "rg", "ag", "ack", "zcat", "gzcat", "sed", "awk", "gawk", "find", "fd",
            "tree", "jq", "yq", "xmllint", "diff", "comm", "strings", "xxd", "od", "hexdump", "cut", "sort", "uniq", "tr", "column", "fold", "paste", "base64", "file", "stat",
            "xargs", "tee", "journalctl", "dmesg", "curl", "wget", "http", "psql", "mysql", "sqlite3", "redis-cli", "mongosh", "duckdb", "gh", "glab", "history", "man", "perl",
            "claude", "codex", "gemini", "Get-Content", "type", "ps", "lsof", "printenv", "watch",
        ];

        public static readonly string[] Interpreters = ["python", "python3", "node", "ruby", "php", "bash", "sh", "zsh", "deno", "osascript"];

        public static readonly string[] InlineCode = ["-c", "-e", "-p", "-r", "-", "--eval", "--print", "eval", "-lc"];

        public static readonly string[] PrintingArguments =
        [
            "logs", "log", "show", "diff", "view", "describe", "get", "list", "status", "cat", "grep", "rg", "find", "head", "tail", "blame", "inspect",
            "reflog", "shortlog", "branch", "stash", "ls-files", "search", "info", "help", "--help", "-h", "--version", "query",
        ];

        public static bool Has(string[] words, ReadOnlySpan<char> word)
        {
            foreach (string one in words)
            {
                if (word.SequenceEqual(one))
                    return true;
            }

            return false;
        }
    }
}
