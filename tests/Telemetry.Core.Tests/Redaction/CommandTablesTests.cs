using System.Runtime.InteropServices;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>What passes over the words of commands passes over none that a form selects.</summary>
public sealed class CommandTablesTests
{
    private const string Characters = "abzAZ09_-.+/=~!%*:?@ '\"\\|;<>(){}[]$&#,`^\n\t\u00C0\u00FF\u0100\u8041\uFF41";

    [Fact]
    public void CharactersOfACommandAreJudgedSixtyFourAtATimeAsOneByOne()
    {
        var random = new Random(12);
        for (int length = 1; length <= 140; length++)
        {
            for (int i = 0; i < 20; i++)
            {
                string text = RandomText.Of(random, i % 2 == 0 ? Characters : Characters[..20], length);
                int start = random.Next(length);
                CommandRuns runs = CommandRuns.At(text, start);
                Assert.Equal(start, runs.Start);
                for (int bit = 0; bit < CommandRuns.Size; bit++)
                {
                    // What is behind the text's end is another character.
                    char c = start + bit < length ? text[start + bit] : ' ';
                    bool isOrdinary = IsOrdinary(c), isInWord = CommandText.IsInWord(c);
                    Assert.True((runs.Others >> bit & 1) == (isOrdinary ? 0UL : 1UL), $"{bit} from {start}: {text}");
                    Assert.True(!isOrdinary || (runs.Joints >> bit & 1) == (isInWord ? 0UL : 1UL), $"{bit} from {start}: {text}");
                }
            }
        }
    }

    [Fact]
    public void EveryCharacterIsOrdinaryOrAnother()
    {
        for (int c = 0; c < 0x10000; c += CommandRuns.Size)
        {
            string text = string.Concat(Enumerable.Range(c, CommandRuns.Size).Select(one => (char)one));
            CommandRuns many = CommandRuns.At(text, 0), few = CommandRuns.At(text.AsSpan(0, 32), 0), more = CommandRuns.At(text.AsSpan(32), 0);
            for (int bit = 0; bit < CommandRuns.Size; bit++)
            {
                ulong isOther = IsOrdinary(text[bit]) ? 0UL : 1UL;
                Assert.True((many.Others >> bit & 1) == isOther && ((bit < 32 ? few : more).Others >> (bit & 31) & 1) == isOther, $"{c + bit:X}");
            }
        }
    }

    [Fact]
    public void RunsAndTheirLastWordsAreThoseOfANaiveWalk()
    {
        var random = new Random(13);
        for (int i = 0; i < 3000; i++)
        {
            string text = RandomText.Of(random, i % 3 == 0 ? "abc-/= " : i % 3 == 1 ? "aaaaaaaaaaaaaaaaaaaaaaaaaaab/. " : Characters, 1 + random.Next(400));
            CommandRuns runs = CommandRuns.None;
            for (int at = 0; at < text.Length;)
            {
                int expected = at, word;
                while (expected < text.Length && IsOrdinary(text[expected]))
                    expected++;
                int end = runs.End(text, at);
                Assert.True(expected == end, $"from {at}: {text}");
                word = end;
                while (word > at && CommandText.IsInWord(text[word - 1]))
                    word--;
                Assert.True(word == runs.WordBefore(text, at, end), $"before {end}: {text}");
                at = end + 1;
            }
        }
    }

    [Fact]
    public void FormsThatAreNotReadWouldFindNothing()
    {
        var random = new Random(14);
        int read = 0, passed = 0, found = 0;
        foreach ((string program, CommandForms forms) in Programs())
        {
            string[] words = [.. WordsOf(forms)];
            for (int i = 0; i < 60; i++)
            {
                string text = program + string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => " " + Word(random, words)));
                var line = new CommandLine(text, program.Length, new CommandPlace(true, default, false), new CommandWord[CommandLine.MaxWords]);
                bool isCertain = i % 3 != 0;
                ulong leads = forms.HasRequired ? line.Leads(0, line.Count) : 0;
                Findings filtered = default, all = default;
                bool mustRead = forms.MustRead(line, leads, isCertain, out bool isKnown, out CommandTraits traits);
                var everything = new CommandReader(line, Every(), 0, line.Count, isCertain, ref all);
                everything.Read(forms, ulong.MaxValue);
                (char Input, string Kind, int Runs) expected = (everything.Input, everything.InputKind, everything.RunsWord), told = ('\0', "password", line.Count);
                if (mustRead)
                {
                    var reader = new CommandReader(line, traits, 0, line.Count, isCertain, ref filtered);
                    reader.Read(forms, leads);
                    told = (reader.Input, reader.InputKind, reader.RunsWord);
                    isKnown = reader.IsKnown;
                }

                Assert.True(all.Merged().SequenceEqual(filtered.Merged()) && expected == told, text);
                // Whether a form describes the command is asked only where a command stands for certain.
                Assert.True(!isCertain || isKnown == everything.IsKnown, text);
                _ = mustRead ? read++ : passed++;
                found += all.Count;
            }
        }

        Assert.True(read > 1000 && passed > 1000 && found > 1000, $"{read} {passed} {found}");
    }

    [Fact]
    public void AProgramInATextIsFoundAsByItsNameAlone()
    {
        var random = new Random(15);
        string[] names = [.. Programs().SelectMany(program => (string[])[program.Name, program.Name + ".exe", program.Name.ToUpperInvariant(), program.Name + "s", program.Name[1..]]), "Connect-Thing", "New-x", "the", "x", "Set-ADUser"];
        foreach (string name in names.Where(name => name.Length > 0))
        {
            foreach (string behind in (string[])["", " ", " -p", " x and so on and on"])
            {
                string before = new(' ', random.Next(3));
                Assert.True(ReferenceEquals(CommandIndex.FormsOf(name), CommandIndex.FormsOf(before + name + behind, before.Length, before.Length + name.Length)), name + behind);
            }
        }
    }

    private static bool IsOrdinary(char c) => c < 128 && (CharClass.IsInRun(c) || c is '!' or '%' or '*' or ':' or '?' or '@');

    private static IEnumerable<(string Name, CommandForms Forms)> Programs() =>
        CommandPrograms.Table.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ')[0]).Select(name => (name, CommandIndex.FormsOf(name)!));

    // All bits of all sets.
    private static CommandTraits Every()
    {
        CommandTraits traits = default;
        MemoryMarshal.AsBytes(new Span<CommandTraits>(ref traits)).Fill(0xFF);
        return traits;
    }

    private static IEnumerable<string> WordsOf(CommandForms forms)
    {
        foreach (CommandForm form in forms.All)
        {
            foreach (string required in form.Required)
            {
                foreach (string choice in required.TrimStart('~', '!', '*').Split('|'))
                    yield return choice;
            }

            foreach (CommandSelector item in form.Items)
                yield return item.Sort is '-' or '/' ? item.Name : item.Name.TrimStart('@', '^', '?', '>', '#', '*', '.', '<');
        }
    }

    // A word of the program's forms, alone or with a value attached, or a value or another flag.
    private static string Word(Random random, string[] words)
    {
        string own = RandomText.OneOf(random, words), value = random.Next(3) switch { 0 => "hunter2Xy9", 1 => "a:Zx81kQ", _ => "plain" };
        return random.Next(8) switch
        {
            0 or 1 or 2 => own,
            3 => own + "=" + value,
            4 => own + value,
            5 => "-" + (char)('a' + random.Next(26)) + (own.Length > 1 ? own[1] : 'x'),
            6 => RandomText.OneOf(random, ["-v", "--verbose", "--profile", "NAME=" + value, "'" + value + " b'", "/x", "-"]),
            _ => value,
        };
    }
}
