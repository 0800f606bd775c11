namespace Telemetry.Redaction;

/// <summary>Pairs of letters of which every name of a secret holds one, and few other words do: <c>paSSword</c>, <c>seCRet</c>, <c>tOKen</c>, <c>kEY</c>, <c>AUth</c>.</summary>
/// <remarks>
/// The scan looks each pair of neighbours up as it walks a word, so that only one word in ten is asked what it means. A letter counts as its place in
/// the alphabet, which upper and lower case share; digits and marks fall on some letter's place, which costs a question and never misses one.
/// </remarks>
internal static class SuspectPairs
{
    // By the first letter of a pair: one bit for each letter that may follow.
    private static ReadOnlySpan<uint> Followers =>
    [
        0,
        (1u << ('u' & 31)), // a
        (1u << ('e' & 31)) | (1u << ('y' & 31)), // b
        (1u << ('r' & 31)), // c
        0,
        (1u << ('y' & 31)), // e
        0, 0, 0, 0,
        (1u << ('w' & 31)), // j
        0, 0,
        (1u << ('n' & 31)), // m
        0,
        (1u << ('k' & 31)), // o
        (1u << ('w' & 31)) | (1u << ('i' & 31)), // p
        0, 0,
        (1u << ('s' & 31)) | (1u << ('n' & 31)) | (1u << ('k' & 31)), // s
        (1u << ('p' & 31)), // t
        0, 0,
        (1u << ('d' & 31)), // w
        0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Bits of which the lowest is set where the two neighbours are such a pair; the others mean nothing.</summary>
    public static uint Of(char first, char second) => Followers[first & 31] >> (second & 31);
}
