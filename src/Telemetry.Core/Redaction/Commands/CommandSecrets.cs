using System.Numerics;

namespace Telemetry.Redaction;

/// <summary>Secrets that only the program tells: <c>mysql -pV</c>, <c>docker login -p V</c>, <c>curl -u a:V</c>, <c>htpasswd -b FILE USER V</c>, <c>echo V | docker login --password-stdin</c>.</summary>
/// <remarks>
/// A command is read from its program to its end, so the time grows with the text only; quoted arguments that hold blanks may be commands again and are read to a
/// bounded depth. Where a name is perhaps only mentioned, in prose or behind an unknown word, an argument has to look like a secret to be one.
/// </remarks>
internal static class CommandSecrets
{
    private const int MaxDepth = 3;

    /// <summary>Notes the secret arguments of the command whose program stands at <paramref name="start"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the program's base name starts.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="forms">The program's forms.</param>
    /// <param name="findings">Takes the secrets: values without their quotes and flags.</param>
    /// <returns>Where to go on: nothing before it needs another look.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, int end, CommandForms forms, ref Findings findings) => Match(text, start, end, forms, 0, ref findings);

    // The same at a depth of quotes.
    [System.Runtime.CompilerServices.SkipLocalsInit]
    private static int Match(ReadOnlySpan<char> text, int start, int end, CommandForms forms, int depth, ref Findings findings)
    {
        if (!HasArguments(text, end))
            return end;
        CommandPlace place = CommandPlace.Of(text, start, end);
        int first = place.IsList ? end + place.Outer.Length : text[end..].StartsWith(".exe") ? end + 4 : end;
        Span<CommandWord> words = stackalloc CommandWord[CommandLine.MaxWords];
        var line = new CommandLine(text, first, place, words);
        if (line.Blanks != 0 && depth < MaxDepth)
            ReadInside(text, line, depth, ref findings);
        if (forms.IsPrinter)
            return place.IsCertain ? CommandInput.OfPrinter(text, text[start..end], line, ref findings) : line.End;
        ReadWords(text, text[start..end], forms, line, 0, place.IsCertain, ref findings, out char input, out string kind);
        if (input != '\0' && place.IsCertain)
            CommandInput.OfReader(text, start, line, input, kind, ref findings);
        return line.End;
    }

    /// <summary>Reads the words behind a program, and behind the programs that it runs: <c>sudo docker exec x mysql -pV</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="program">The program.</param>
    /// <param name="forms">Its forms.</param>
    /// <param name="line">The words.</param>
    /// <param name="from">The program's first argument.</param>
    /// <param name="isCertain">Whether a command starts with the program, so that no argument has to look like a secret.</param>
    /// <param name="findings">Takes the secrets.</param>
    /// <param name="input">What is read from the standard input, see <see cref="CommandReader.Input"/>.</param>
    /// <param name="kind">The kind of secret that is read.</param>
    internal static void ReadWords(ReadOnlySpan<char> text, ReadOnlySpan<char> program, CommandForms forms, in CommandLine line, int from, bool isCertain, ref Findings findings, out char input, out string kind)
    {
        (input, kind) = ('\0', "");
        while (true)
        {
            CommandForms? nextForms = null;
            int runs = line.Count, next = isCertain ? line.Count : NextProgram(line, from, out nextForms);
            ulong leads = forms.HasRequired ? line.Leads(from, next) : 0;
            if (forms.MustRead(line, leads, isCertain, out bool isKnown, out CommandTraits traits))
            {
                var reader = new CommandReader(line, traits, from, next, isCertain, ref findings);
                reader.Read(forms, leads);
                if (reader.Input != '\0')
                    (input, kind) = (reader.Input, reader.InputKind);
                (isKnown, runs) = (reader.IsKnown, reader.RunsWord);
            }

            bool runsOther = isCertain && runs < line.Count;
            if (!runsOther && isKnown && isCertain)
                return;
            if (isCertain)
                next = NextProgram(line, runsOther ? runs : from, out nextForms);
            if (next >= line.Count)
                return;
            ReadOnlySpan<char> before = next == 0 ? program : line.Content(next - 1);
            bool isValue = before.Length > 2 && before.StartsWith("--") && !before.Contains('=');
            isCertain = isCertain && !isValue && (CommandPrefixes.Contains(program) || CommandPrefixes.Contains(before));
            program = BaseName(line.Content(next));
            forms = nextForms!;
            from = next + 1;
        }
    }

    /// <summary>The first word from <paramref name="from"/> on that names a program, or the count of words.</summary>
    internal static int NextProgram(in CommandLine line, int from, out CommandForms? forms)
    {
        forms = null;
        // No program's name starts with a hyphen.
        for (ulong words = line.WordsFrom(from) & ~(line.Flags & ~line.Slashes); words != 0; words &= words - 1)
        {
            int i = BitOperations.TrailingZeroCount(words);
            (int start, int end) = (line[i].Start, line[i].End);
            if ((line.Slashes >> i & 1) != 0)
                start = end - BaseName(line.Text[start..end]).Length;
            forms = CommandIndex.FormsOf(line.Text, start, end);
            if (forms is not null)
                return i;
        }

        return line.Count;
    }

    internal static ReadOnlySpan<char> BaseName(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];

    private static bool HasArguments(ReadOnlySpan<char> text, int end) =>
        end < text.Length && (CharClass.Of(text[end]) & CharClass.Gap) != 0;

    // sh -c "…", ssh host '…', $(…): commands inside an argument.
    private static void ReadInside(ReadOnlySpan<char> text, in CommandLine line, int depth, ref Findings findings)
    {
        for (ulong blanks = line.Blanks; blanks != 0; blanks &= blanks - 1)
        {
            CommandWord word = line[BitOperations.TrailingZeroCount(blanks)];
            ReadOnlySpan<char> inner = text[..word.End];
            CommandRuns runs = CommandRuns.None;
            for (int at = word.Start; at < inner.Length;)
            {
                int end = runs.End(inner, at);
                if (end > at && HasArguments(inner, end) && runs.WordBefore(inner, at, end) is int start && start < end && CommandIndex.FormsOf(inner, start, end) is CommandForms forms)
                    at = Match(inner, start, end, forms, depth + 1, ref findings);
                else
                    at = end + 1;
            }
        }
    }
}
