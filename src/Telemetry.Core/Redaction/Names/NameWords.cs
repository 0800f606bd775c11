namespace Telemetry.Redaction;

/// <summary>Takes a name apart into its words: <c>DB_PASSWORD</c>, <c>dbPassword</c> and <c>db-password</c> are the same two.</summary>
internal static class NameWords
{
    /// <summary>Words end at anything but a letter or digit, and where camel case starts the next one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="lower">Receives it in lower case; at least as long.</param>
    /// <param name="words">Receives where in <paramref name="lower"/> the words are; what does not fit is left out.</param>
    /// <returns>How many words.</returns>
    public static int Split(ReadOnlySpan<char> name, Span<char> lower, Span<Range> words)
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
                words[count++] = start..i;
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
