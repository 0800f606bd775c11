namespace Telemetry.Redaction;

/// <summary>The first three characters of all tokens that are known by how they start.</summary>
internal static class TokenPrefixes
{
    private const int Words = 256;

    private static ulong[]? s_filter;

    /// <summary>A bit for each <see cref="Hash"/>. Two threads may both build it; either will do.</summary>
    public static ReadOnlySpan<ulong> Filter => s_filter ??= Build();

    /// <summary>A word's place in the filter.</summary>
    /// <param name="head">Its first bytes, the first one lowest.</param>
    public static uint Hash(ulong head) => TokenShapeTable.Hash((int)head & 0xFF, (int)(head >> 8) & 0xFF, (int)(head >> 16) & 0xFF) >> 18;

    private static ulong[] Build()
    {
        ulong[] filter = new ulong[Words];
        TokenShapeTable.Filter.CopyTo(filter);
        // Firebase, Tailscale, JSON Web Tokens; PuTTY's keys stand below a line that starts so.
        Add(filter, "AAA");
        Add(filter, "tsk");
        Add(filter, "ewo");
        Add(filter, "Pri");
        foreach (char third in TokenAlphabets.Characters(TokenAlphabet.Url))
            Add(filter, ['e', 'y', third]);
        return filter;
    }

    private static void Add(ulong[] filter, ReadOnlySpan<char> start)
    {
        uint hash = Hash(start[0] | (ulong)start[1] << 8 | (ulong)start[2] << 16);
        filter[hash >> 6] |= 1UL << (int)(hash & 63);
    }
}
