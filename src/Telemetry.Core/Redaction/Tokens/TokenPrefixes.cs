namespace Telemetry.Redaction;

/// <summary>The first characters of all tokens that are known by how they start, as two filters: a bit for each hash.</summary>
internal sealed class TokenPrefixes
{
    // Factors by which none of the commonest words of prose and code is taken for a prefix.
    private const uint ShortFactor = 0x58A4AAAB, LongFactor = 0xD24CE26D;

    private static TokenPrefixes? s_known;

    private TokenPrefixes()
    {
        // Firebase, Tailscale, JSON Web Tokens; PuTTY's keys stand below a line that starts so.
        AddLong("AAAA");
        AddLong("tske");
        AddLong("ewog");
        AddLong("Priv");
        foreach (char third in TokenAlphabets.Characters(TokenAlphabet.Url))
            AddShort(['e', 'y', third]);
        for (int field = 0; field < TokenShapeTable.Fields; field++)
            AddField(TokenShapeTable.Lines(field));
    }

    /// <summary>The prefixes of all formats. Two threads may both build it; either will do.</summary>
    public static TokenPrefixes Known => s_known ??= new TokenPrefixes();

    /// <summary>By <see cref="HashOfThree"/>: prefixes of two and three characters.</summary>
    public ulong[] Short { get; } = new ulong[256];

    /// <summary>By <see cref="HashOfFour"/>: the first four characters of longer prefixes.</summary>
    public ulong[] Long { get; } = new ulong[512];

    /// <summary>A word's place in the filter of short prefixes, of 14 bits.</summary>
    /// <param name="head">Its first bytes, the first one lowest.</param>
    public static uint HashOfThree(ulong head) => (uint)(head & 0xFFFFFF) * ShortFactor >> 18;

    /// <summary>A word's place in the filter of long prefixes, of 15 bits.</summary>
    /// <param name="head">Its first bytes, the first one lowest.</param>
    public static uint HashOfFour(ulong head) => (uint)head * LongFactor >> 17;

    private void AddField(ReadOnlySpan<byte> lines)
    {
        for (int at = 0; at < lines.Length; at++)
        {
            ReadOnlySpan<byte> line = lines[at..];
            if (line[2] == ' ')
            {
                foreach (char third in TokenAlphabets.Characters(TokenShape.Read(line).Alphabet))
                    AddShort([(char)line[0], (char)line[1], third]);
            }
            else if (line[3] == ' ')
            {
                AddShort([(char)line[0], (char)line[1], (char)line[2]]);
            }
            else
            {
                AddLong([(char)line[0], (char)line[1], (char)line[2], (char)line[3]]);
            }

            at += line.IndexOf((byte)'\n') is var length and >= 0 ? length : line.Length;
        }
    }

    private void AddShort(ReadOnlySpan<char> start) => Add(Short, HashOfThree(Head(start)));

    private void AddLong(ReadOnlySpan<char> start) => Add(Long, HashOfFour(Head(start)));

    private static ulong Head(ReadOnlySpan<char> start) => start[0] | (ulong)start[1] << 8 | (ulong)start[2] << 16 | (start.Length > 3 ? (ulong)start[3] << 24 : 0);

    private static void Add(ulong[] filter, uint hash) => filter[hash >> 6] |= 1UL << (int)(hash & 63);
}
