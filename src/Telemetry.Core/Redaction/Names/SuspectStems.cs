namespace Telemetry.Redaction;

/// <summary>Three letters of which every name of a secret holds some, and few other words do: <c>PASsword</c>, <c>seCREt</c>, <c>TOKen</c>, <c>KEY</c>, <c>AUTh</c>.</summary>
/// <remarks>The scan maps them sixteen characters at a time (<see cref="WordMap"/>), by groups that let a few others through, so that hardly one word in twenty is asked what it means. Upper and lower case are the same.</remarks>
internal static class SuspectStems
{
    /// <summary>By the lower half of a stem's first letter, a bit for each group of stems.</summary>
    public static ReadOnlySpan<byte> FirstLow => [193, 8, 32, 20, 34, 0, 0, 0, 0, 0, 8, 2, 0, 16, 0, 132];

    /// <summary>By the upper half of a stem's first letter.</summary>
    public static ReadOnlySpan<byte> FirstHigh => [0, 0, 0, 0, 190, 199, 190, 199, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>By the lower half of a stem's second letter, a bit for each group of stems.</summary>
    public static ReadOnlySpan<byte> SecondLow => [0, 1, 16, 164, 128, 42, 0, 200, 0, 64, 0, 4, 0, 0, 16, 2];

    /// <summary>By the upper half of a stem's second letter.</summary>
    public static ReadOnlySpan<byte> SecondHigh => [0, 0, 0, 0, 247, 252, 247, 252, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>By the lower half of a stem's third letter, a bit for each group of stems.</summary>
    public static ReadOnlySpan<byte> ThirdLow => [128, 32, 0, 1, 73, 16, 0, 0, 0, 134, 0, 130, 0, 0, 96, 0];

    /// <summary>By the upper half of a stem's third letter.</summary>
    public static ReadOnlySpan<byte> ThirdHigh => [0, 0, 0, 0, 246, 139, 246, 139, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Whether a word is one of those that are too short for a stem: <c>pw</c> at a name's end, and SQL's <c>BY</c>.</summary>
    public static bool IsShort(ReadOnlySpan<char> word) => (word[^1] | 0x20) switch
    {
        'w' => word.Length > 1 && (word[^2] | 0x20) == 'p',
        'y' => word.Length == 2 && (word[0] | 0x20) == 'b',
        _ => false,
    };

    /// <summary>Whether three characters are a stem, in any casing.</summary>
    public static bool Is(char one, char two, char three)
    {
        switch (one | 0x20, two | 0x20, three | 0x20)
        {
            case ('p', 'a', 's'):
            case ('p', 'a', 't'):
            case ('k', 'e', 'y'):
            case ('t', 'o', 'k'):
            case ('s', 's', 'i'):
            case ('o', 'k', 'i'):
            case ('a', 'u', 't'):
            case ('j', 'w', 't'):
            case ('c', 'r', 'e'):
            case ('m', 'n', 'e'):
            case ('b', 'e', 'a'):
            case ('d', 's', 'n'):
            case ('p', 'i', 'n'):
            case ('p', 'w', 'd'):
            case ('o', 't', 'p'):
            case ('p', 's', 'k'):
            case ('o', 'g', 'i'):
                return true;
            default:
                return false;
        }
    }
}
