using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>The alphabets as sets to search with. Each is made when a prefix first asks for it.</summary>
internal static class TokenAlphabets
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Alnum = "0123456789" + Letters;

    private static readonly SearchValues<char>?[] s_sets = new SearchValues<char>?[(int)TokenAlphabet.Uuid + 1];

    /// <summary>The set of one alphabet.</summary>
    public static SearchValues<char> Set(TokenAlphabet alphabet) => s_sets[(int)alphabet] ??= SearchValues.Create(Characters(alphabet));

    /// <summary>The characters of one alphabet, as text.</summary>
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

    /// <summary>Where the run of the alphabet's characters that starts at <paramref name="start"/> ends, after at most <paramref name="limit"/> characters.</summary>
    public static int EndOfRun(ReadOnlySpan<char> text, int start, int limit, TokenAlphabet alphabet)
    {
        ReadOnlySpan<char> rest = text.Slice(start, Math.Min(limit, text.Length - start));
        int length = rest.IndexOfAnyExcept(Set(alphabet));
        return start + (length < 0 ? rest.Length : length);
    }
}
