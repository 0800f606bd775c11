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

    /// <summary>A mark behind which a token may go on: <c>: / ~ % + | =</c>.</summary>
    public const byte Joint = 8;

    /// <summary>A mark behind which a program's arguments may start: blanks, quotes, <c>\ &lt; |</c>.</summary>
    public const byte Gap = 16;

    /// <summary>One byte for each ASCII character, in the program's own data: nothing is built at start.</summary>
    public static ReadOnlySpan<byte> Ascii =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        16, 0, 16, 0, 4, 8, 0, 16, 4, 0, 0, 10, 0, 3, 3, 10, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 12, 0, 20, 10, 0, 0,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 20, 0, 0, 3,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 24, 0, 10, 0,
    ];

    /// <summary>The classes of a character, as bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(char c) => c < 128 ? Ascii[c] : c is >= '\u00C0' and <= '\u00FF' ? Word : 0;

    /// <summary>Whether the character is part of a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWord(char c) => (Of(c) & Word) != 0;

    /// <summary>Whether the character is part of a word or stands between the words of a run.</summary>
    public static bool IsInRun(char c) => (Of(c) & (Word | Run)) != 0;

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
