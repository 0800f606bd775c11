using System.Buffers;

namespace Telemetry.Analysis;

/// <summary>Programs that only read, and which of their words say what they are about. A program or an option that is not listed may do anything.</summary>
internal static class ReadOnlyProgram
{
    // They print or look at what their words name.
    private static readonly string[] s_readers =
    [
        "ls", "cat", "bat", "head", "tail", "wc", "file", "stat", "tree", "du", "df", "diff", "cmp", "nl", "strings", "cut", "column", "sort", "uniq", "which", "type", "basename", "dirname",
        "realpath", "readlink", "md5sum", "sha256sum", "jq",
    ];

    private static readonly string[] s_searchers = ["grep", "egrep", "fgrep", "rg", "ag"];

    // Their words are only text that they print or change on its way.
    private static readonly string[] s_talkers = ["echo", "printf", "pwd", "true", "tr"];

    // What makes a reader write, start another program, or never end.
    private static readonly string[] s_harmful =
    [
        "-exec", "-execdir", "-ok", "-okdir", "-delete", "-fprint", "-fprint0", "-fprintf", "-fls", "--output", "--pre", "--hostname-bin", "--ext-diff", "--textconv", "--open-files-in-pager", "-O", "-f", "-F",
        "--follow", "--web", "-w", "--watch", "--compile", "--compress-program",
    ];

    private static readonly string[] s_gitReads =
        ["log", "diff", "status", "show", "blame", "ls-files", "ls-tree", "rev-parse", "rev-list", "grep", "shortlog", "describe", "cat-file", "merge-base", "name-rev", "whatchanged", "diff-tree", "show-ref", "for-each-ref", "count-objects"];

    private static readonly string[] s_ghNouns = ["pr", "issue", "run", "release", "repo", "workflow", "search"];

    private static readonly string[] s_ghVerbs = ["view", "list", "diff", "checks", "status", "issues", "prs", "repos", "code", "commits"];

    // Options whose word is a number or a kind, never a name.
    private static readonly string[] s_optionsOfSize = ["-n", "-c", "-A", "-B", "-C", "-m", "-d", "-k", "-t", "-L", "-maxdepth", "-mindepth", "-type", "-size", "-mtime", "-mmin", "--limit", "--depth", "--max-count"];

    // Options whose word is what is looked for.
    private static readonly string[] s_optionsOfText = ["-e", "-g", "--glob", "--include", "--exclude", "-name", "-iname", "-path", "-ipath", "-wholename", "-regex", "--grep", "-S", "-G", "--author", "--json", "-q", "--jq", "--search"];

    private static readonly SearchValues<char> s_scriptOfLines = SearchValues.Create("0123456789,$;p "), s_size = SearchValues.Create("+-0123456789kMG");

    /// <summary>Reads a simple command.</summary>
    /// <param name="parts">Its words, at least one.</param>
    /// <param name="words">Gets what it is about.</param>
    /// <param name="isPaged">Becomes true where it asks for some lines only.</param>
    /// <returns>False where it may do more than read.</returns>
    public static bool TryRead(List<string> parts, List<CommandWord> words, ref bool isPaged)
    {
        string program = parts[0];
        if (s_talkers.Contains(program))
            return true;
        if (program == "cd")
        {
            if (parts.Count == 2)
                words.Add(new CommandWord(parts[1], WordUse.Folder));
            return parts.Count == 2;
        }

        int from = 1;
        bool isSearch = s_searchers.Contains(program);
        switch (program)
        {
            case "git":
                from = BehindGit(parts, words);
                isSearch = from > 0 && parts[from - 1] == "grep";
                break;
            case "gh":
                from = parts.Count > 2 && s_ghNouns.Contains(parts[1]) && s_ghVerbs.Contains(parts[2]) ? 3 : -1;
                isSearch = parts[1..].FirstOrDefault() == "search";
                break;
            case "sed":
                from = BehindScript(parts);
                isPaged = true;
                break;
            case "find":
                return !Harms(parts, 1, program) && Take(parts, 1, words, isSearch: false);
            case "uniq" when parts.Count(part => !part.StartsWith('-')) > 2:
                return false;
            default:
                from = isSearch || s_readers.Contains(program) ? 1 : -1;
                break;
        }

        if (from < 0 || Harms(parts, from, program))
            return false;
        isPaged |= program == "tail" && parts.Exists(part => part.StartsWith('+') || part.StartsWith("-n+", StringComparison.Ordinal));
        return Take(parts, from, words, isSearch || program == "jq");
    }

    // Behind git's own options and the subcommand; -1 where that may change something.
    private static int BehindGit(List<string> parts, List<CommandWord> words)
    {
        int i = 1;
        for (; i < parts.Count && parts[i].StartsWith('-'); i++)
        {
            if (parts[i] == "-C" && i + 1 < parts.Count)
                words.Add(new CommandWord(parts[++i], WordUse.Folder));
            else if (parts[i] is not ("--no-pager" or "-P"))
                return -1;
        }

        return i < parts.Count && s_gitReads.Contains(parts[i]) ? i + 1 : -1;
    }

    // sed -n '10,20p': any other script may write.
    private static int BehindScript(List<string> parts) =>
        parts.Count > 2 && parts[1] == "-n" && !parts[2].AsSpan().ContainsAnyExcept(s_scriptOfLines) ? 3 : -1;

    private static bool Harms(List<string> parts, int from, string program)
    {
        for (int i = from; i < parts.Count; i++)
        {
            string option = parts[i].StartsWith("--", StringComparison.Ordinal) ? parts[i].Split('=')[0] : parts[i];
            // grep -f reads patterns, and -w looks for words; git log -F takes the pattern as it is.
            if (s_harmful.Contains(option) && !(option is "-w" or "-F" && program is "grep" or "rg" or "git" or "wc" or "diff" or "ls"))
                return true;
            // Of others too: sort -o, tree -o, sort -ofile; file -C writes, diff -C does not.
            if (program is "sort" or "tree" && option.StartsWith("-o", StringComparison.Ordinal))
                return true;
            if (program == "file" && option == "-C")
                return true;
        }

        return false;
    }

    private static bool Take(List<string> parts, int from, List<CommandWord> words, bool isSearch)
    {
        bool needsText = isSearch;
        for (int i = from; i < parts.Count; i++)
        {
            string part = parts[i];
            if (part.Length > 1 && part[0] == '-')
            {
                int equals = part.IndexOf('=', StringComparison.Ordinal);
                string option = equals < 0 ? part : part[..equals];
                string? value = equals >= 0 ? part[(equals + 1)..] : null;
                if (s_optionsOfText.Contains(option))
                {
                    if (value is null && i + 1 < parts.Count)
                        value = parts[++i];
                    needsText &= option != "-e";
                    if (value is not null && !IsAnyName(value))
                        words.Add(new CommandWord(value, WordUse.Text));
                }
                else if (value is not null && !s_optionsOfSize.Contains(option))
                {
                    words.Add(new CommandWord(value, WordUse.Text));
                }
                else if (value is null && s_optionsOfSize.Contains(option) && i + 1 < parts.Count && IsSize(parts[i + 1]))
                {
                    i++;
                }

                continue;
            }

            if (part is "--" or "!" or "(" or ")" or "HEAD" or "")
                continue;
            words.Add(new CommandWord(part, needsText ? WordUse.Text : WordUse.Place));
            needsText = false;
        }

        return true;
    }

    // A number, or the kind of a file.
    private static bool IsSize(string word) => word.Length <= 1 || !word.AsSpan().ContainsAnyExcept(s_size);

    /// <summary>True for <c>*.cs</c> and the like, which names a kind of file and no file.</summary>
    public static bool IsAnyName(ReadOnlySpan<char> pattern)
    {
        ReadOnlySpan<char> kind = pattern.TrimStart("*/");
        return kind.Length < pattern.Length && (kind.IsEmpty || (kind[0] == '.' && kind.Length <= 6 && !kind[1..].ContainsAnyExceptInRange('a', 'z')));
    }
}
