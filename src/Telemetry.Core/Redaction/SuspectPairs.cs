using System.Runtime.CompilerServices;

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

    /// <summary>The letters that make such a pair with the one before them, a bit for each: shifted right by a letter, the lowest bit says yes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint After(char first) => Followers[first & 31];

    /// <summary>Whether a word that has such a pair has the stem around it too: <c>passWORD</c> and not <c>grass</c>.</summary>
    public static bool HasStem(ReadOnlySpan<char> word)
    {
        for (int i = 1; i < word.Length; i++)
        {
            if ((After(word[i - 1]) >> word[i] & 1) != 0 && IsStem(Lower(word, i - 2), Lower(word, i - 1), Lower(word, i), Lower(word, i + 1)))
                return true;
        }

        return false;
    }

    private static bool IsStem(int before, int first, int second, int after) => (first, second) switch
    {
        ('s', 's') => before is 'a' or 'e',
        ('o', 'k') => before is 't' or 'o' && after is 'e' or 'i',
        ('e', 'y') => before is 'k',
        ('a', 'u') => after is 't',
        ('c', 'r') => after is 'e',
        ('b', 'e') => after is 'a',
        ('b', 'y') => before == 0 && after == 0,
        ('p', 'w') or ('w', 'd') => after is 0 or 'd' or '_' or '-' or '.' || before is 'p' or 's' || !char.IsAsciiLetter((char)after),
        ('p', 'i') => after is 'n',
        ('s', 'n') => before is 'd',
        ('s', 'k') => before is 'p',
        ('t', 'p') => before is 'o',
        ('j', 'w') => after is 't',
        ('m', 'n') => after is 'e',
        _ => false,
    };

    private static int Lower(ReadOnlySpan<char> word, int i) => (uint)i < (uint)word.Length ? word[i] | (char.IsAsciiLetterUpper(word[i]) ? 0x20 : 0) : 0;
}
