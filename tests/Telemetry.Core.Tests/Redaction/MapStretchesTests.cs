using System.Text;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>What a map tells of stretches and windows is what a look at each character tells.</summary>
public sealed class MapStretchesTests
{
    [Fact]
    public void TheNextStretchIsThatOfASearchThroughTheText()
    {
        var random = new Random(17);
        int found = 0, missed = 0;
        for (int i = 0; i < 4000; i++)
        {
            var text = new StringBuilder();
            while (text.Length < 300)
                text.Append(RandomText.Of(random, i % 3 == 0 ? RandomText.Words : RandomText.AsciiWords[..^(i % 2 * 3)], random.Next(70))).Append(RandomText.Of(random, "+/=~ \"é", 1 + random.Next(2)));
            string all = text.ToString();
            var map = new WordMap(all, new ulong[WordMap.Room]);
            map.Next(random.Next(8) == 0 ? 64 : 0);
            foreach (bool isPlain in (bool[])[true, false])
            {
                int min = 1 + random.Next(64), from = random.Next(200), to = from + random.Next(all.Length - from + 1);
                int expected = TokenAlphabets.NextLongRun(all, from, to, min, isPlain ? TokenAlphabet.Alnum : TokenAlphabet.Dotted, out int expectedEnd);
                int start = map.Runs.NextStretch(from, to, min, isPlain, out int end);
                Assert.True((expected, expectedEnd) == (start, end), $"{min} {from}..{to} {isPlain}: {all}");
                _ = start < 0 ? missed++ : found++;
            }
        }

        Assert.True(found > 1000 && missed > 1000, $"{found} {missed}");
    }

    [Fact]
    public void AVersionInARunIsToldWhereverItStands()
    {
        for (int length = 1; length < 200; length++)
        {
            string text = new string('A', length) + "v1." + new string('A', 90);
            Assert.True(Map(text).Runs.MayHoldVersion(0, text.Length), $"{length}");
        }

        Assert.False(Map(new string('A', 90) + "V1.A2.b-1").Runs.MayHoldVersion(0, 90));
        Assert.False(Map("registry.example.com/left-pad/-/left-pad-abc").Runs.MayHoldVersion(0, 44));
    }

    [Fact]
    public void AWindowTellsOfSixtyFourCharactersFromAnyPlace()
    {
        var random = new Random(18);
        string text = RandomText.Of(random, "ab- =/'\"$é\u0130 mysql -p", 700) + " mysql -p x";
        WordMap map = Map(text);
        for (int start = 0; start < text.Length; start++)
        {
            MapWindow window = map.WindowAt(start);
            Assert.Equal(Math.Min(64, text.Length + 1 - start), window.Length);
            for (int i = 0; i < window.Length && start + i < text.Length; i++)
            {
                char c = text[start + i];
                Assert.Equal(c <= 0xFF ? c : 0, window[i]);
                Assert.Equal(CharClass.IsInRun(c), (window.Runs >> i & 1) != 0);
                Assert.Equal(c is > '\x7F' and <= '\xFF', (window.Accents >> i & 1) != 0);
                Assert.Equal(c == '-', (window.Equal('-') >> i & 1) != 0);
                Assert.Equal((map.At(start + i) & PlaceReasons.Program) != 0, (window.Programs >> i & 1) != 0);
            }
        }
    }

    // Filled from its start.
    private static WordMap Map(string text)
    {
        var map = new WordMap(text, new ulong[WordMap.Room]);
        map.Next(0);
        return map;
    }
}
