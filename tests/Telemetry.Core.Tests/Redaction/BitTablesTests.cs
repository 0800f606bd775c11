using System.Numerics;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

public sealed class BitTablesTests
{
    [Fact]
    public void TheLowestBitIsFoundInEveryPlace()
    {
        var random = new Random(7);
        for (int bit = 0; bit < 64; bit++)
        {
            Assert.Equal(bit, LowestBit.Of(1UL << bit));
            Assert.Equal(bit, LowestBit.ByTable(1UL << bit));
            for (int i = 0; i < 500; i++)
            {
                ulong mask = (ulong)random.NextInt64(long.MinValue, long.MaxValue) << bit;
                if (mask == 0)
                    continue;
                Assert.Equal(BitOperations.TrailingZeroCount(mask), LowestBit.Of(mask));
                Assert.Equal(BitOperations.TrailingZeroCount(mask), LowestBit.ByTable(mask));
            }
        }

        Assert.InRange(LowestBit.Of(0), 0, 63);
        Assert.InRange(LowestBit.ByTable(0), 0, 63);
    }

    [Fact]
    public void ATextIsNarrowedAsCharacterByCharacter()
    {
        var random = new Random(8);
        byte[] exact = new byte[131], roomy = new byte[200];
        for (int length = 0; length <= 130; length++)
        {
            for (int at = -1; at < length; at++)
            {
                foreach (char c in "\u0141\u20AC\uFF41")
                {
                    char[] text = [.. Enumerable.Range(0, length).Select(_ => (char)random.Next(256))];
                    if (at >= 0)
                        text[at] = c;
                    byte[] expected = [.. text.Select(one => one > 0xFF ? (byte)0 : (byte)one)];
                    exact.AsSpan().Fill(0xA5);
                    roomy.AsSpan().Fill(0xA5);
                    NarrowText.Write(text, exact.AsSpan(0, length));
                    NarrowText.Write(text, roomy);
                    Assert.True(expected.AsSpan().SequenceEqual(exact.AsSpan(0, length)) && expected.AsSpan().SequenceEqual(roomy.AsSpan(0, length)), $"{c} at {at} of {length}");
                    Assert.False(exact.AsSpan(length).ContainsAnyExcept((byte)0xA5) || roomy.AsSpan(length).ContainsAnyExcept((byte)0xA5), $"beyond {length}");
                }
            }
        }
    }

    [Fact]
    public void LongRunsEndWhereCountingSaysSo()
    {
        var random = new Random(9);
        for (int i = 0; i < 2000; i++)
        {
            // Runs of all lengths about the shortest that counts, over four blocks and what stands before them.
            string text = "";
            while (text.Length < 320)
                text += new string('a', random.Next(random.Next(2) == 0 ? 30 : 90)) + new string(' ', 1 + random.Next(3));
            int start = random.Next(60);
            var runs = new LongRuns(text.AsSpan(0, start));
            for (int block = 0; block < 4; block++)
            {
                ulong mask = 0, expected = 0;
                for (int bit = 0; bit < 64; bit++)
                {
                    int at = start + block * 64 + bit, from = at;
                    while (from > 0 && text[from - 1] == 'a')
                        from--;
                    mask |= text[at] == 'a' ? 1UL << bit : 0;
                    expected |= text[at] != 'a' && at - from >= WordMap.MinRun ? 1UL << bit : 0;
                }

                Assert.True(expected == runs.Ends(mask, out _), $"block {block} from {start}: {text}");
            }

        }
    }
}
