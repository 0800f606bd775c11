using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Masks of 64 bytes say of each what it is, whatever vectors the processor has.</summary>
public sealed class BlockMasksTests
{
    private const int Room = BlockMasks.Before + 64 + BlockMasks.Behind;

    [Fact]
    public void EveryKindOfVectorsGivesTheSameMasks()
    {
        int kinds = 0;
        foreach (byte[] bytes in Blocks(400))
        {
            BlockMasks any = Take<SixteenBytes<AnyLook>, Vector128<byte>>(bytes), usual = default;
            usual.Take(ref bytes[BlockMasks.Before]);
            kinds = 2;
            Assert.Equal(any, usual);
            if (Ssse3.IsSupported && ++kinds > 0)
                Assert.Equal(any, Take<SixteenBytes<Ssse3Look>, Vector128<byte>>(bytes));
            if (Avx2.IsSupported && ++kinds > 0)
                Assert.Equal(any, Take<ThirtyTwoBytes, Vector256<byte>>(bytes));
        }

        Assert.InRange(kinds, 2, 4);
    }

    [Fact]
    public void EachByteIsWhatItsClassSays()
    {
        foreach (byte[] bytes in Blocks(400))
        {
            BlockMasks masks = Usual(bytes);
            Assert.Equal(Mask(bytes, c => CharClass.IsWord(c)), masks.Words);
            Assert.Equal(Mask(bytes, c => CharClass.IsInRun(c)), masks.Runs);
            Assert.Equal(Mask(bytes, c => c is '.' or '-' or '_'), masks.Separators);
            Assert.Equal(Mask(bytes, char.IsAsciiDigit), masks.Digits);
            Assert.Equal(Mask(bytes, char.IsAsciiLetterLower), masks.Small);
            Assert.Equal(Mask(bytes, c => c > 127), masks.Accents);
            Includes(Mask(bytes, c => (CharClass.Of(c) & CharClass.Gap) != 0), masks.Gaps, Mask(bytes, c => "\f`9Ybgy".Contains(c)));
            Assert.Equal(Mask(bytes, c => (CharClass.Of(c) & CharClass.Joint) != 0), masks.Joints);
            Includes(Mask(bytes, c => c is 'A' or 'F' or '-'), masks.Firsts, Mask(bytes, c => c is 'M' or '!' or '&'));
            Includes(Mask(bytes, c => c is 'b' or 'B' or 'p' or 'P'), masks.Pairs, Mask(bytes, c => c is 'R' or 'r' or '@' or '`'));
            Assert.Equal(Mask(bytes, c => c is 'w' or 'W' or 'y' or 'Y'), masks.PairEnds);
        }
    }

    [Fact]
    public void AMarkIsOneWithWhatMayStandBesideIt()
    {
        foreach (byte[] bytes in Blocks(1000))
        {
            BlockMasks masks = Usual(bytes);
            ulong marks = 0, must = 0, verbs = 0, stems = 0;
            for (int i = 0; i < 64; i++)
            {
                (char twoBefore, char before, char c, char behind) = (At(bytes, i - 2), At(bytes, i - 1), At(bytes, i), At(bytes, i + 1));
                ulong bit = 1UL << i;
                // A semicolon shares the tables' places with brackets.
                marks |= (CharClass.Of(c) & CharClass.Mark) != 0 || c == ';' ? bit : 0;
                must |= IsMark(before, c, behind) ? bit : 0;
                verbs |= c == '-' && char.IsAsciiLetterLower(before) && char.IsAsciiLetterUpper(behind) ? bit : 0;
                stems |= SuspectStems.Is(twoBefore, before, c) ? bit : 0;
            }

            Includes(must, masks.Marks, marks);
            Includes(verbs, masks.Verbs, Mask(bytes, c => c == '-'));
            Includes(stems, masks.Stems, Mask(bytes, c => c is >= '@' and <= '\x7F'));
        }
    }

    [Fact]
    public void EveryStemIsSeenInAnyCasing()
    {
        byte[] bytes = new byte[Room];
        int stems = 0;
        for (int letters = 0; letters < 26 * 26 * 26 * 8; letters++)
        {
            int at = letters % 64, casing = letters % 8, rest = letters / 8;
            byte[] stem = [Letter(rest % 26, casing & 1), Letter(rest / 26 % 26, casing & 2), Letter(rest / 676, casing & 4)];
            if (!SuspectStems.Is((char)stem[0], (char)stem[1], (char)stem[2]))
                continue;
            stems++;
            bytes.AsSpan().Fill((byte)' ');
            stem.CopyTo(bytes, at + BlockMasks.Before - 2);
            Assert.Equal(1UL << at, Usual(bytes).Stems);
        }

        Assert.Equal(17 * 8, stems);
    }

    [Fact]
    public void PartsStartWhereATokenMayBeGluedToAName()
    {
        var random = new Random(11);
        byte[] bytes = new byte[BlockMasks.Before + 192 + BlockMasks.Behind];
        int parts = 0;
        for (int i = 0; i < 4000; i++)
        {
            // Few separators, so that most changes have none near.
            string text = RandomText.Of(random, i % 2 == 0 ? "abcXYZ019" : RandomText.Words + "\u00AA", bytes.Length);
            for (int at = 0; at < bytes.Length; at++)
                bytes[at] = random.Next(30) == 0 ? (byte)"._- /"[random.Next(5)] : (byte)text[at];
            BlockMasks before = default, block = default, behind = default;
            before.Take(ref bytes[BlockMasks.Before]);
            block.Take(ref bytes[BlockMasks.Before + 64]);
            behind.Take(ref bytes[BlockMasks.Before + 128]);
            ulong expected = 0, changes = 0;
            for (int bit = 0; bit < 64; bit++)
            {
                int at = BlockMasks.Before + 64 + bit;
                (char previous, char c) = ((char)bytes[at - 1], (char)bytes[at]);
                bool isChange = (char.IsAsciiLetter(c) && char.IsAsciiDigit(previous)) || (char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(previous));
                bool isNear = bytes.AsSpan(at, 8).ContainsAny((byte)'.', (byte)'-', (byte)'_');
                if (CharClass.IsWord(c) && (previous is '.' or '-' or '_' or > '\x7F' || (isChange && isNear)))
                    expected |= 1UL << bit;
                // A separator soon behind the block stands for all of its last places.
                if (isChange && bit > 64 - 8)
                    changes |= 1UL << bit;
            }

            Includes(expected, block.Parts(before, behind), changes);
            parts += System.Numerics.BitOperations.PopCount(expected);
        }

        Assert.InRange(parts, 10_000, 100_000);
    }

    private static bool IsMark(char before, char c, char behind) => c switch
    {
        ':' => behind is '/' or '*' || char.IsAsciiDigit(behind) || before is 'n' or 'i' or 'c',
        '\\' => behind is 'n' or 'r' or 't' or 'u',
        '[' => behind == 'R',
        '<' => behind is 'p' or 'P',
        '(' => before is 'n' or 'i' or 't' or 'O' or 'h' or 'e' or 'y' or 's' or 'l',
        '$' => behind is '1' or '2' or '5' or '6' or '7' or '8' or '9' or 'y' or 'p' or 'a' or 's',
        _ => false,
    };

    // All that must be there, and besides only what may be.
    private static void Includes(ulong must, ulong mask, ulong may)
    {
        Assert.True((must & ~mask) == 0, $"missing {must & ~mask:X}");
        Assert.True((mask & ~(must | may)) == 0, $"for nothing {mask & ~(must | may):X}");
    }

    private static ulong Mask(byte[] bytes, Func<char, bool> holds)
    {
        ulong mask = 0;
        for (int i = 0; i < 64; i++)
            mask |= holds(At(bytes, i)) ? 1UL << i : 0;
        return mask;
    }

    private static char At(byte[] bytes, int i) => (char)bytes[BlockMasks.Before + i];

    private static byte Letter(int number, int isUpper) => (byte)((isUpper != 0 ? 'A' : 'a') + number);

    private static BlockMasks Usual(byte[] bytes)
    {
        BlockMasks masks = default;
        masks.Take(ref bytes[BlockMasks.Before]);
        return masks;
    }

    private static BlockMasks Take<TBytes, TVector>(byte[] bytes)
        where TBytes : struct, IVectorBytes<TVector>
    {
        BlockMasks masks = default;
        masks.Take<TBytes, TVector>(ref bytes[BlockMasks.Before]);
        return masks;
    }

    // All bytes in every place, all pairs of bytes beside each other, and what chance puts together.
    private static IEnumerable<byte[]> Blocks(int random)
    {
        for (int first = 0; first < 256; first++)
            yield return [.. Enumerable.Range(first, Room).Select(i => (byte)i)];
        for (int step = 0; step < 256; step++)
        {
            for (int first = 0; first < 256; first += 32)
                yield return [.. Enumerable.Range(0, Room).Select(i => (byte)(i % 2 == 0 ? first + i / 2 : first + i / 2 + step))];
        }

        var chance = new Random(10);
        for (int i = 0; i < random; i++)
        {
            byte[] bytes = new byte[Room];
            chance.NextBytes(bytes);
            if (i % 2 == 0)
            {
                for (int at = 0; at < Room; at++)
                    bytes[at] = (byte)":\\[<$(-nicrtuRpPasyb0129*/ ABOXdk_."[bytes[at] % 34];
            }

            yield return bytes;
        }
    }
}
