namespace Telemetry.Redaction;

/// <summary>All formats with a prefix, found by the first three characters of a word.</summary>
/// <remarks>
/// Nearly every word of clean text ends at one look into <see cref="s_heads"/>. Built once, when the first text is looked at: a few thousand
/// stores, and no allocation per format.
/// </remarks>
internal static class TokenShapeTable
{
    private const int Buckets = 4096;

    private static readonly ushort[] s_heads = new ushort[Buckets];
    private static readonly TokenShape[] s_shapes;
    private static readonly ushort[] s_linkShapes;
    private static readonly ushort[] s_linkNexts;

    static TokenShapeTable()
    {
        s_shapes =
        [
            .. TokenShapesOfAi.Lines(), .. TokenShapesOfChat.Lines(), .. TokenShapesOfCloud.Lines(), .. TokenShapesOfData.Lines(),
            .. TokenShapesOfDelivery.Lines(), .. TokenShapesOfIdentity.Lines(), .. TokenShapesOfObservability.Lines(),
            .. TokenShapesOfPackages.Lines(), .. TokenShapesOfPayment.Lines(), .. TokenShapesOfSourceHosting.Lines(), .. TokenShapesOfWork.Lines(),
        ];
        int links = 1;
        foreach (ref readonly TokenShape shape in s_shapes.AsSpan())
            links += shape.Prefix.Length > 2 ? 1 : TokenAlphabets.Characters(shape.Alphabet).Length;
        s_linkShapes = new ushort[links];
        s_linkNexts = new ushort[links];
        int link = 1;
        for (int i = 0; i < s_shapes.Length; i++)
        {
            string prefix = s_shapes[i].Prefix;
            if (prefix.Length > 2)
            {
                Link(Bucket(prefix[0], prefix[1], prefix[2]), i, link++);
                continue;
            }

            // Any character of the body may be the third of a word with a prefix of two.
            foreach (char third in TokenAlphabets.Characters(s_shapes[i].Alphabet))
                Link(Bucket(prefix[0], prefix[1], third), i, link++);
        }
    }

    /// <summary>All formats.</summary>
    public static ReadOnlySpan<TokenShape> Shapes => s_shapes;

    /// <summary>Matches a token that starts at <paramref name="start"/>: the longest of those that fit.</summary>
    /// <returns>Where it ends, or -1.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, out string kind)
    {
        kind = "";
        if (text.Length - start < 4)
            return -1;
        int link = s_heads[Bucket(text[start], text[start + 1], text[start + 2])];
        return link == 0 ? -1 : MatchChain(text, start, link, out kind);
    }

    private static int MatchChain(ReadOnlySpan<char> text, int start, int link, out string kind)
    {
        kind = "";
        int best = -1, prefixLength = 0;
        ReadOnlySpan<char> rest = text[start..];
        for (; link != 0; link = s_linkNexts[link])
        {
            ref readonly TokenShape shape = ref s_shapes[s_linkShapes[link]];
            if (!rest.StartsWith(shape.Prefix, StringComparison.Ordinal) || shape.EndAt(text, start) is not (> 0 and var end))
                continue;
            if (end < best || (end == best && shape.Prefix.Length <= prefixLength))
                continue;
            best = end;
            prefixLength = shape.Prefix.Length;
            kind = shape.Kind;
        }

        return best;
    }

    private static void Link(int bucket, int shape, int link)
    {
        s_linkShapes[link] = (ushort)shape;
        s_linkNexts[link] = s_heads[bucket];
        s_heads[bucket] = (ushort)link;
    }

    private static int Bucket(char first, char second, char third) => ((first * 1021) ^ (second * 131) ^ (third * 7)) & (Buckets - 1);
}
