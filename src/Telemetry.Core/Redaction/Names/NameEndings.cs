using System.Numerics;

namespace Telemetry.Redaction;

/// <summary>The last three letters of all words that <see cref="SensitiveNames"/> knows: most words with a stem (<c>passed</c>, <c>author</c>, <c>assigned</c>) end in others.</summary>
internal static class NameEndings
{
    /// <summary>Whether a word of the name may be one of a secret; what it means is asked only then.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> name) => !NameParts.TryRead(name, out NameParts parts) || MayBeIn(name, parts);

    /// <summary>The same for a name of which it is known where its words are.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> name, in NameParts parts)
    {
        for (ulong ends = parts.Ends; ends != 0; ends &= ends - 1)
        {
            // Numbers at the end of a word do not count.
            int last = BitOperations.Log2(parts.Letters & (ends ^ (ends - 1)) | 1);
            if (last > 0 && Is(last > 1 ? name[last - 2] | 0x20 : 0, name[last - 1] | 0x20, name[last] | 0x20))
                return true;
        }

        return false;
    }

    private static bool Is(int one, int two, int three) => (char)three switch
    {
        'a' => one == 'e' && two == 'n' || one == 'm' && two == 'f',
        'c' => one == 'c' && two == 'v' || one == 'n' && two == 'i',
        'd' => one is 'o' or 'r' && two is 'r' or 'e' || one is 's' or 'p' && two == 'w' || one is 's' or 'n' && two == 'i',
        'e' => one is 'a' or 's' && two == 's' || one == 'o' && two == 'd' || one == 'e' && two == 't' || one == 'k' && two == 'i' || one == 'u' && two == 'r',
        'g' => one is 'i' && two == 'n' || one == 's' && two == 'i',
        'h' => one == 'u' && two == 't',
        'k' => one == 'p' && two == 's',
        'l' => one == 'i' && two == 'a',
        'n' => one == 'k' && two == 'e' || one == 'i' && two == 'o' || one == 'd' && two == 's' || one is 'p' or 'g' && two == 'i',
        'p' => one == 'o' && two == 't' || one == 'm' && two == 'd',
        'r' => one == 'r' && two == 'e' || one == 's' && two == 't',
        's' => one == 'a' && two == 's' || one == 'r' && two == 'd' || one == 'e' && two is 'n' or 'y' or 'd' or 't' || one == 'i' && two == 'e' || one == 'a' && two == 'l' || one == 's' && two == 'a' || one == 'd' && two == 'e',
        't' => one == 'o' && two == 'r' || one == 'r' && two == 'e' || one == 'j' && two == 'w',
        'v' => one == 'c' && two == 'v',
        'w' => two == 'p',
        'y' => one == 'k' && two == 'e' || one == 'i' && two == 't' || two == 'b',
        _ => false,
    };
}
