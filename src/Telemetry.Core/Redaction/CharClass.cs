namespace Telemetry.Redaction;

/// <summary>What a character can be part of: a word, or a run of base64.</summary>
internal static class CharClass
{
    private const byte Word = 1, Run = 2;

    // One byte for each ASCII character, in the program's own data: nothing is built at start.
    private static ReadOnlySpan<byte> Classes =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 3, 3, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 2, 0, 0,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 3,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 2, 0,
    ];

    /// <summary>A letter, a digit, <c>_</c>, <c>-</c> or <c>.</c>: names and most tokens consist of them. Latin letters with accents count.</summary>
    public static bool IsWord(char c) => c < 128 ? (Classes[c] & Word) != 0 : c is >= '\u00C0' and < '\u0250';

    /// <summary>A character of base64, plain or for URLs, or one that tokens add to it: <c>+ / = ~</c>.</summary>
    public static bool IsRun(char c) => c < 128 && (Classes[c] & Run) != 0;

    /// <summary>A space or a tabulator.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t';

    /// <summary>Where the blanks that start at <paramref name="i"/> end.</summary>
    public static int SkipBlanks(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && IsBlank(text[i]))
            i++;
        return i;
    }
}
