namespace Telemetry.Redaction;

/// <summary>All formats with a prefix, found by the first three characters of a word.</summary>
/// <remarks>
/// The formats are lines of text in the binary; a line is read only when a word starts as it does. What is built, when the first text is looked
/// at, is an index over their first three characters: nearly every word of clean text ends at one look into its filter.
/// </remarks>
internal static class TokenShapeTable
{
    private const int Buckets = 1024;
    private const int FilterWords = 256;

    /// <summary>How many fields there are.</summary>
    public const int Fields = 11;

    // The lines number some seven hundred, and a prefix of two characters is linked once for each third character.
    private const int MostLinks = 1600;

    private static Index? s_index;

    // By the number of the link.
    private static TokenShape?[]? s_shapes;

    // Where a line is, and the fourth character of its prefix, if it has one: most words that share three end there.
    private readonly record struct Link(byte Field, byte Fourth, ushort Offset, ushort Next);

    private sealed record Index(ulong[] Filter, ushort[] Heads, Link[] Links);

    /// <summary>Matches a token that starts at <paramref name="start"/>: the longest of those that fit.</summary>
    /// <returns>Where it ends, or -1.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, out string kind)
    {
        kind = "";
        if ((uint)start + 3 >= (uint)text.Length)
            return -1;
        // Two threads may both build it; either will do.
        Index index = s_index ??= Build();
        uint hash = Hash(text[start], text[start + 1], text[start + 2]);
        if ((index.Filter[hash >> 24] & (1UL << (int)(hash >> 18))) == 0)
            return -1;
        return MatchChain(index.Links, text[start..], text, start, index.Heads[hash >> 22], ref kind);
    }

    /// <summary>The lines of one field, or of none.</summary>
    public static ReadOnlySpan<byte> Lines(int field) => field switch
    {
        0 => TokenShapesOfAi.Lines,
        1 => TokenShapesOfChat.Lines,
        2 => TokenShapesOfCloud.Lines,
        3 => TokenShapesOfData.Lines,
        4 => TokenShapesOfDelivery.Lines,
        5 => TokenShapesOfIdentity.Lines,
        6 => TokenShapesOfObservability.Lines,
        7 => TokenShapesOfPackages.Lines,
        8 => TokenShapesOfPayment.Lines,
        9 => TokenShapesOfSourceHosting.Lines,
        10 => TokenShapesOfWork.Lines,
        _ => default,
    };

    private static int MatchChain(Link[] links, ReadOnlySpan<char> word, ReadOnlySpan<char> text, int start, int first, ref string kind)
    {
        int best = -1, prefixLength = 0;
        char fourth = word[3];
        Link found = default;
        for (int i = first; i != 0; i = links[i].Next)
        {
            Link link = links[i];
            if (link.Fourth != 0 && link.Fourth != fourth)
                continue;
            ReadOnlySpan<byte> line = Lines(link.Field)[link.Offset..];
            if (!TokenShape.Starts(word, line))
                continue;
            TokenShape shape = Shape(i, line);
            int end = TokenBody.EndAt(text, start + shape.PrefixLength, shape.Min, shape.Max, shape.Alphabet, shape.Proof);
            if (end < 0 || end < best || (end == best && shape.PrefixLength <= prefixLength))
                continue;
            best = end;
            prefixLength = shape.PrefixLength;
            found = link;
        }

        if (best >= 0)
            kind = TokenShape.KindOf(Lines(found.Field)[found.Offset..]);
        return best;
    }

    // Each line is read once.
    private static TokenShape Shape(int number, ReadOnlySpan<byte> line)
    {
        TokenShape?[] shapes = s_shapes ??= new TokenShape?[MostLinks];
        return shapes[number] ??= TokenShape.Read(line);
    }

    private static Index Build()
    {
        var index = new Index(new ulong[FilterWords], new ushort[Buckets], new Link[MostLinks]);
        int count = 1;
        for (int field = 0; field < Fields; field++)
        {
            ReadOnlySpan<byte> lines = Lines(field);
            for (int at = 0; at < lines.Length; at++)
            {
                byte first = lines[at], second = lines[at + 1], third = lines[at + 2], fourth = lines[at + 3];
                var link = new Link((byte)field, fourth == ' ' ? (byte)0 : fourth, (ushort)at, 0);
                if (third != ' ')
                {
                    Add(index, count++, link, Hash(first, second, third));
                }
                else
                {
                    // Any character of the body may be the third of a word with a prefix of two.
                    foreach (char any in TokenAlphabets.Characters(TokenShape.Read(lines[at..]).Alphabet))
                        Add(index, count++, link with { Fourth = 0 }, Hash(first, second, any));
                }

                while (at < lines.Length && lines[at] != '\n')
                    at++;
            }
        }

        return index;
    }

    private static void Add(Index index, int number, Link link, uint hash)
    {
        index.Filter[hash >> 24] |= 1UL << (int)(hash >> 18);
        index.Links[number] = link with { Next = index.Heads[hash >> 22] };
        index.Heads[hash >> 22] = (ushort)number;
    }

    // Its upper bits are well mixed: 14 of them for the filter, 10 for the bucket.
    private static uint Hash(int first, int second, int third) => (uint)((first << 14) ^ (second << 7) ^ third) * 0x9E3779B1u;
}
