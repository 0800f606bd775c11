using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>What a character can be part of: a word, a run of base64, or a mark that may open a secret by itself.</summary>
internal static class CharClass
{
    /// <summary>A letter, a digit, <c>_</c>, <c>-</c> or <c>.</c>: names and most tokens consist of them. Latin letters with accents count.</summary>
    public const byte Word = 1;

    /// <summary>A character of base64, plain or for URLs, or one that tokens add to it: <c>+ / = ~</c>.</summary>
    public const byte Run = 2;

    /// <summary>A mark that the scan looks at: <c>: \ [ ( $ &lt;</c>.</summary>
    public const byte Mark = 4;

    // One byte for each ASCII character, in the program's own data: nothing is built at start.
    private static ReadOnlySpan<byte> Classes =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 2, 0, 3, 3, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 0, 4, 2, 0, 0,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 0, 0, 3,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 2, 0,
    ];

    /// <summary>The classes of a character, as bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(char c) => c < 128 ? Classes[c] : c is >= '\u00C0' and < '\u0250' ? Word : 0;

    /// <summary>Whether the character is part of a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWord(char c) => (Of(c) & Word) != 0;

    /// <summary>A space or a tabulator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBlank(char c) => c is ' ' or '\t';

    /// <summary>Where the blanks that start at <paramref name="i"/> end.</summary>
    public static int SkipBlanks(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && IsBlank(text[i]))
            i++;
        return i;
    }
}
