namespace Telemetry.Redaction;

/// <summary>Secrets that a command reads from its standard input: from a pipe, a here-string or a here-document.</summary>
internal static class CommandInput
{
    private const int MaxStages = 4, MaxStageWords = 12, MaxBodyLength = 8192, MaxBodyLines = 80;

    /// <summary>Notes what a program that prints hands to one that reads a secret, or writes into a file named like one.</summary>
    /// <returns>Where to go on.</returns>
    public static int OfPrinter(ReadOnlySpan<char> text, ReadOnlySpan<char> name, in CommandLine line, ref Findings findings)
    {
        (int start, int end) = Printed(text, name, line);
        bool isDocument = name is "cat" || end <= start;
        if (line.Target.End > line.Target.Start && KindOfFile(text[line.Target.Start..line.Target.End]) is string kind)
        {
            if (isDocument)
                AddDocument(text, line, '<', kind, ref findings);
            else if (CommandValue.LooksSecret(text[start..end]))
                Add(text, start, end, '<', kind, ref findings);
        }

        int at = PipeBehind(text, line.End);
        for (int stage = 0; stage < MaxStages && at + 1 < text.Length && text[at] == '|' && text[at + 1] != '|'; stage++)
        {
            at = ReadStage(text, at + 1, ref findings, out char input, out string inputKind);
            if (input == '\0')
                continue;
            if (isDocument)
                AddDocument(text, line, input, inputKind, ref findings);
            else
                Add(text, start, end, input, inputKind, ref findings);
            break;
        }

        return at;
    }

    /// <summary>Notes what a program that reads a secret is given by its own command line, or by a text literal before the pipe.</summary>
    public static void OfReader(ReadOnlySpan<char> text, int start, in CommandLine line, char input, string kind, ref Findings findings)
    {
        if (line.HereText.End > line.HereText.Start)
            Add(text, line.HereText.Start, line.HereText.End, input, kind, ref findings);
        if (line.HereMark.End > line.HereMark.Start)
            AddDocument(text, line, input, kind, ref findings);
        int pipe = text[Math.Max(0, start - 40)..start].LastIndexOf('|');
        if (pipe < 0)
            return;
        int close = start - Math.Min(start, 40) + pipe - 1;
        while (close >= 0 && text[close] == ' ')
            close--;
        if (close < 0 || text[close] is not ('"' or '\''))
            return;
        int from = Math.Max(0, close - 300);
        int open = text[from..close].LastIndexOf(text[close]);
        if (open >= 0 && IsStart(text, from + open) && !text[(from + open)..close].Contains('\n'))
            Add(text, from + open + 1, close, input, kind, ref findings);
    }

    // (echo V; echo V) | smbpasswd: the pipe is that of the group.
    private static int PipeBehind(ReadOnlySpan<char> text, int end)
    {
        int pipe = end < text.Length && text[end] == ')' ? CharClass.SkipBlanks(text, end + 1) : end;
        return pipe < text.Length && text[pipe] == '|' ? pipe : end;
    }

    // A PowerShell text literal as the first stage of a pipe.
    private static bool IsStart(ReadOnlySpan<char> text, int open)
    {
        int i = open - 1;
        while (i >= 0 && text[i] == ' ')
            i--;
        return i < 0 || text[i] is '\n' or ';' or '(' or '{' or '&' or '|';
    }

    [System.Runtime.CompilerServices.SkipLocalsInit]
    private static int ReadStage(ReadOnlySpan<char> text, int from, ref Findings findings, out char input, out string kind)
    {
        (input, kind) = ('\0', "");
        while (from < text.Length && (char.IsWhiteSpace(text[from]) || text[from] == '&'))
            from++;
        Span<CommandWord> words = stackalloc CommandWord[CommandLine.MaxWords];
        var line = new CommandLine(text, from, new CommandPlace(true, default, false), words);
        int program = CommandSecrets.NextProgram(line, 0, out CommandForms? forms);
        if (forms is not null && program < MaxStageWords)
            CommandSecrets.ReadWords(text, CommandSecrets.BaseName(line.Content(program)), forms, line, program + 1, true, ref findings, out input, out kind);
        return line.End;
    }

    // What is printed: the words behind the flags, or those behind a format with places for them.
    private static (int Start, int End) Printed(ReadOnlySpan<char> text, ReadOnlySpan<char> name, in CommandLine line)
    {
        int first = 0;
        while (first < line.Count && line.Content(first) is ['-', >= 'A' and <= 'z', ..] flag && flag.Length <= 3)
            first++;
        if (name is "printf" && first + 1 < line.Count && line.Content(first).Contains('%'))
            first++;
        if (first >= line.Count)
            return (0, 0);
        return first == line.Count - 1 ? (line[first].Start, line[first].End) : (line[first].RawStart, line[line.Count - 1].RawEnd);
    }

    private static void AddDocument(ReadOnlySpan<char> text, in CommandLine line, char input, string kind, ref Findings findings)
    {
        ReadOnlySpan<char> mark = text[line.HereMark.Start..line.HereMark.End];
        int newLine = text[line.End..].IndexOf('\n');
        if (mark.IsEmpty || newLine < 0)
            return;
        int start = line.End + newLine + 1, at = start;
        int limit = Math.Min(text.Length, start + MaxBodyLength);
        for (int lines = 0; at < limit && lines < MaxBodyLines; lines++)
        {
            int length = text[at..limit].IndexOf('\n');
            int end = length < 0 ? limit : at + length;
            if (text[at..end].Trim().SequenceEqual(mark))
                break;
            at = Math.Min(limit, end + 1);
        }

        Add(text, start, Math.Min(at, limit), input, kind, ref findings);
    }

    // Line by line where the secret follows a colon, else the whole without the line breaks at its ends, written ones included.
    private static void Add(ReadOnlySpan<char> text, int start, int end, char input, string kind, ref Findings findings)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || (text[end - 1] is 'n' or 'r' && end - 2 >= start && text[end - 2] == '\\')))
            end -= char.IsWhiteSpace(text[end - 1]) ? 1 : 2;
        if (input != ':')
        {
            if (!CommandValue.IsHarmless(text[start..end]) && (input == '<' || CommandValue.LooksRandom(text[start..end])))
                findings.Add(start, end, kind);
            return;
        }

        while (start < end)
        {
            ReadOnlySpan<char> rest = text[start..end];
            int length = rest.IndexOf('\n');
            int written = rest.IndexOf("\\n", StringComparison.Ordinal);
            int lineEnd = start + (length < 0 ? written < 0 ? rest.Length : written : written < 0 ? length : Math.Min(length, written));
            int colon = text[start..lineEnd].IndexOf(':');
            if (colon >= 0 && !CommandValue.IsHarmless(text[(start + colon + 1)..lineEnd]))
                findings.Add(start + colon + 1, lineEnd, kind);
            start = lineEnd + (written >= 0 && lineEnd == start + written && (length < 0 || written < length) ? 2 : 1);
        }
    }

    // .vault-token, /etc/wireguard/privatekey, db_password.txt
    private static string? KindOfFile(ReadOnlySpan<char> path)
    {
        ReadOnlySpan<char> name = path[(path.LastIndexOfAny('/', '\\') + 1)..].TrimStart('.');
        int dot = name.LastIndexOf('.');
        if (dot > 0)
            name = name[..dot];
        return name is "pgpass" or "vault_pass" or "vault-pass" ? "password" : name is "privatekey" ? "private-key" : SensitiveNames.KindOf(name);
    }
}
