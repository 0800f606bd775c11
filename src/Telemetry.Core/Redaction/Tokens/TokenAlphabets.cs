using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>The alphabets as tables to look a character up in, and as sets to search with.</summary>
internal static class TokenAlphabets
{
    private const string Alnum = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Count = (int)TokenAlphabet.Uuid + 1;

    // Most runs end within a few characters, where a search that starts a vector up has not begun yet.
    private const int ShortRun = 16;

    // One bit per alphabet for each ASCII character.
    private static ushort[]? s_members;
    private static SearchValues<char>?[]? s_sets;

    /// <summary>Whether the character belongs to the alphabet.</summary>
    public static bool Has(TokenAlphabet alphabet, char c) => c < 128 && (((s_members ??= Members())[c] >> (int)alphabet) & 1) != 0;

    /// <summary>Whether all of the characters do.</summary>
    public static bool HasAll(TokenAlphabet alphabet, ReadOnlySpan<char> text) => EndOfRun(text, 0, text.Length, alphabet) == text.Length;

    /// <summary>Where the run of the alphabet's characters that starts at <paramref name="start"/> ends, after at most <paramref name="limit"/> characters.</summary>
    public static int EndOfRun(ReadOnlySpan<char> text, int start, int limit, TokenAlphabet alphabet)
    {
        ReadOnlySpan<char> rest = text.Slice(start, Math.Min(limit, text.Length - start));
        ushort[] members = s_members ??= Members();
        int length = 0, shortEnd = Math.Min(ShortRun, rest.Length);
        while (length < shortEnd && rest[length] < 128 && ((members[rest[length]] >> (int)alphabet) & 1) != 0)
            length++;
        if (length < ShortRun || length == rest.Length)
            return start + length;
        int more = rest[length..].IndexOfAnyExcept(Set(alphabet));
        return more < 0 ? start + rest.Length : start + length + more;
    }

    /// <summary>The same where the run is mostly long, up to <paramref name="end"/>.</summary>
    public static int EndOfLongRun(ReadOnlySpan<char> text, int start, int end, TokenAlphabet alphabet)
    {
        int length = text[start..end].IndexOfAnyExcept(Set(alphabet));
        return length < 0 ? end : start + length;
    }

    /// <summary>Finds the next run of at least <paramref name="min"/> of the alphabet's characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to look from; a run that starts before is taken for one that starts here.</param>
    /// <param name="end">Where to look up to: runs end here at the latest.</param>
    /// <param name="min">How long it is at least.</param>
    /// <param name="alphabet">The alphabet.</param>
    /// <param name="runEnd">Where the run ends.</param>
    /// <returns>Where it starts, or -1. What is shorter is passed over by its last characters (Boyer and Moore, 1977).</returns>
    public static int NextLongRun(ReadOnlySpan<char> text, int from, int end, int min, TokenAlphabet alphabet, out int runEnd)
    {
        SearchValues<char> set = Set(alphabet);
        for (int start = from; end - start >= min;)
        {
            int other = text.Slice(start, min).LastIndexOfAnyExcept(set);
            if (other < 0)
            {
                runEnd = EndOfRun(text, start + min, end - start - min, alphabet);
                return start;
            }

            start += other + 1;
        }

        runEnd = end;
        return -1;
    }

    /// <summary>The characters of one alphabet.</summary>
    public static string Characters(TokenAlphabet alphabet) => alphabet switch
    {
        TokenAlphabet.Digits => "0123456789",
        TokenAlphabet.Hex => "0123456789abcdefABCDEF",
        TokenAlphabet.Lower => "0123456789abcdefghijklmnopqrstuvwxyz",
        TokenAlphabet.Upper => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        TokenAlphabet.Alnum => Alnum,
        TokenAlphabet.Word => Alnum + "_",
        TokenAlphabet.Url => Alnum + "_-",
        TokenAlphabet.Padded => Alnum + "_-=",
        TokenAlphabet.Dotted => Alnum + "_-.",
        TokenAlphabet.Base64 => Alnum + "+/=",
        TokenAlphabet.Any => Alnum + "_-.+/=~%:,$",
        _ => "0123456789abcdefABCDEF-",
    };

    private static SearchValues<char> Set(TokenAlphabet alphabet)
    {
        SearchValues<char>?[] sets = s_sets ??= new SearchValues<char>?[Count];
        return sets[(int)alphabet] ??= SearchValues.Create(Characters(alphabet));
    }

    private static ushort[] Members()
    {
        var members = new ushort[128];
        for (int alphabet = 0; alphabet < Count; alphabet++)
        {
            foreach (char c in Characters((TokenAlphabet)alphabet))
                members[c] |= (ushort)(1 << alphabet);
        }

        return members;
    }
}
