namespace Telemetry.Redaction;

/// <summary>Secrets that only the program tells: <c>mysql -pV</c>, <c>docker login -p V</c>, <c>curl -u a:V</c>, <c>htpasswd -b FILE USER V</c>, <c>echo V | docker login --password-stdin</c>.</summary>
/// <remarks>
/// A command is read from its program to its end, so the time grows with the text only; quoted arguments that hold blanks may be commands again and are read to a
/// bounded depth. Where a name is perhaps only mentioned, in prose or behind an unknown word, an argument has to look like a secret to be one.
/// </remarks>
internal static class CommandSecrets
{
    private const int MaxDepth = 3;

    /// <summary>Whether a word is the name of a program that has forms. </summary>
    public static bool IsProgram(ReadOnlySpan<char> word) => CommandIndex.Contains(word);

    /// <summary>Notes the secret arguments of the command whose program stands at <paramref name="start"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the program's base name starts.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="findings">Takes the secrets: values without their quotes and flags.</param>
    /// <returns>Where to go on: nothing before it needs another look.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, int end, ref Findings findings) => Match(text, start, end, 0, ref findings);

    /// <summary>The same at a depth of quotes.</summary>
    [System.Runtime.CompilerServices.SkipLocalsInit]
    internal static int Match(ReadOnlySpan<char> text, int start, int end, int depth, ref Findings findings)
    {
        if (!HasArguments(text, end))
            return end;
        CommandPlace place = CommandPlace.Of(text, start, end);
        int first = place.IsList ? end + place.Outer.Length : text[end..].StartsWith(".exe") ? end + 4 : end;
        Span<CommandWord> words = stackalloc CommandWord[CommandLine.MaxWords];
        var line = new CommandLine(text, first, place, words);
        if (depth < MaxDepth)
            ReadInside(text, line, depth, ref findings);
        if (CommandIndex.FormsOf(text[start..end]) is CommandPrograms.Printer)
            return place.IsCertain ? CommandInput.OfPrinter(text, text[start..end], line, ref findings) : line.End;
        ReadWords(text, text[start..end], line, 0, place.IsCertain, ref findings, out char input, out string kind);
        if (input != '\0' && place.IsCertain)
            CommandInput.OfReader(text, start, line, input, kind, ref findings);
        return line.End;
    }

    /// <summary>Reads the words behind a program, and behind the programs that it runs: <c>sudo docker exec x mysql -pV</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="program">The program.</param>
    /// <param name="line">The words.</param>
    /// <param name="from">The program's first argument.</param>
    /// <param name="isCertain">Whether a command starts with the program, so that no argument has to look like a secret.</param>
    /// <param name="findings">Takes the secrets.</param>
    /// <param name="input">What is read from the standard input, see <see cref="CommandForm.Input"/>.</param>
    /// <param name="kind">The kind of secret that is read.</param>
    internal static void ReadWords(ReadOnlySpan<char> text, ReadOnlySpan<char> program, CommandLine line, int from, bool isCertain, ref Findings findings, out char input, out string kind)
    {
        (input, kind) = ('\0', "");
        while (true)
        {
            int next = isCertain ? -1 : NextProgram(line, from);
            var form = new CommandForm(text, line, from, isCertain ? line.Count : next, isCertain, ref findings);
            form.Read(CommandIndex.FormsOf(program));
            if (form.Input != '\0')
                (input, kind) = (form.Input, form.InputKind);
            bool runsOther = isCertain && form.RunsWord < line.Count;
            if (!runsOther && form.IsKnown && isCertain)
                return;
            if (isCertain)
                next = NextProgram(line, runsOther ? form.RunsWord : from);
            if (next >= line.Count)
                return;
            ReadOnlySpan<char> before = next == 0 ? program : line.Content(next - 1);
            bool isValue = before.Length > 2 && before.StartsWith("--") && !before.Contains('=');
            isCertain = isCertain && !isValue && (CommandPrefixes.Contains(program) || CommandPrefixes.Contains(before));
            program = BaseName(line.Content(next));
            from = next + 1;
        }
    }

    /// <summary>The first word from <paramref name="from"/> on that names a program, or the count of words.</summary>
    internal static int NextProgram(in CommandLine line, int from)
    {
        while (from < line.Count && !IsProgram(BaseName(line.Content(from))))
            from++;
        return from;
    }

    internal static ReadOnlySpan<char> BaseName(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];

    private static bool HasArguments(ReadOnlySpan<char> text, int end) =>
        end < text.Length && (CharClass.Of(text[end]) & CharClass.Gap) != 0;

    // sh -c "…", ssh host '…', $(…): commands inside an argument.
    private static void ReadInside(ReadOnlySpan<char> text, in CommandLine line, int depth, ref Findings findings)
    {
        for (int i = 0; i < line.Count; i++)
        {
            CommandWord word = line[i];
            if (!text[word.Start..word.End].ContainsAny(' ', '\n'))
                continue;
            ReadOnlySpan<char> inner = text[..word.End];
            int at = word.Start;
            while (at < inner.Length)
            {
                int wordEnd = CommandText.WordEnd(inner, at);
                at = wordEnd == at ? at + 1 : IsProgram(inner[at..wordEnd]) ? Match(inner, at, wordEnd, depth + 1, ref findings) : wordEnd;
            }
        }
    }
}
