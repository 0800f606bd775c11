using System.Numerics;

namespace Telemetry.Redaction;

/// <summary>A word of a name: from where to where it goes.</summary>
internal readonly record struct NameWord(byte Start, byte End);

/// <summary>Takes a name apart into its words: <c>DB_PASSWORD</c>, <c>dbPassword</c> and <c>db-password</c> are the same two.</summary>
internal static class NameWords
{
    /// <summary>The words of a name of which it is known where they are.</summary>
    /// <param name="parts">Where they are.</param>
    /// <param name="words">Receives them; what does not fit is left out.</param>
    /// <returns>How many words.</returns>
    public static int Split(in NameParts parts, Span<NameWord> words)
    {
        int count = 0;
        for (ulong starts = parts.Starts, ends = parts.Ends; starts != 0 && count < words.Length; starts &= starts - 1, ends &= ends - 1)
            words[count++] = new NameWord((byte)BitOperations.TrailingZeroCount(starts), (byte)(BitOperations.TrailingZeroCount(ends) + 1));
        return count;
    }

    /// <summary>The words of any name: they end at anything but a letter or digit, and where camel case starts the next one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="lower">Receives it in lower case; at least as long.</param>
    /// <param name="words">Receives where in <paramref name="lower"/> the words are; what does not fit is left out.</param>
    /// <returns>How many words.</returns>
    public static int Split(ReadOnlySpan<char> name, Span<char> lower, Span<NameWord> words)
    {
        int count = 0, start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool isPart = i < name.Length && char.IsLetterOrDigit(name[i]);
            bool startsNext = isPart && i > start && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if ((!isPart || startsNext) && i > start)
            {
                if (count == words.Length)
                    return count;
                words[count++] = new NameWord((byte)start, (byte)i);
            }

            if (!isPart)
                start = i + 1;
            else if (startsNext)
                start = i;
            if (i < name.Length)
                lower[i] = name[i] < 128 ? (char)(name[i] | (char.IsAsciiLetterUpper(name[i]) ? 0x20 : 0)) : char.ToLowerInvariant(name[i]);
        }

        return count;
    }
}
