namespace Telemetry.Redaction;

/// <summary>Tells names of secrets (<c>apiKey</c>, <c>DB_PASSWORD</c>) from names that only look alike (<c>max_tokens</c>, <c>password_file</c>).</summary>
internal static class SensitiveNames
{
    private const int MaxLength = 100, MaxWords = 16;

    // A name that ends in one of these names a property of the secret, not the secret.
    private static readonly string[] s_harmlessEnds =
    [
        "count", "counts", "limit", "length", "type", "types", "name", "names", "file", "path", "dir", "size", "budget", "usage", "url", "uri", "endpoint",
        "policy", "expiry", "expires", "ttl", "seconds", "minutes", "hours", "days", "ms", "prefix", "field", "header", "hint", "required", "enabled", "id", "ids", "arn", "version", "index", "used",
    ];

    private static readonly string[] s_harmlessTokenStarts = ["max", "min", "num", "total", "input", "output", "prompt", "completion", "page", "next", "stop"];

    /// <summary>The kind of secret that a name promises: <c>password</c>, <c>token</c>, <c>api-key</c>…; null for a harmless name.</summary>
    public static string? KindOf(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > MaxLength)
            return null;
        Span<char> lower = stackalloc char[MaxLength];
        Span<Range> words = stackalloc Range[MaxWords];
        int count = SplitWords(name, lower, words);
        if (count == 0 || IsOneOf(lower[words[count - 1]], s_harmlessEnds))
            return null;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<char> word = lower[words[i]];
            ReadOnlySpan<char> before = i > 0 ? lower[words[i - 1]] : default;
            if (KindOfWord(word, before) is string kind)
                return kind;
        }

        return null;
    }

    private static string? KindOfWord(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (word.EndsWith("password") || word is "passwd" or "pwd" or "passphrase" or "passcode")
            return "password";
        if (word.EndsWith("secret") || word is "secrets")
            return "secret";
        if (word is "jwt" or "bearer" || (word.EndsWith("token") && !IsOneOf(before, s_harmlessTokenStarts)))
            return "token";
        if (word is "apikey" or "accesskey" or "secretkey" || (word is "key" && before is "api" or "access" or "account" or "auth" or "signing" or "encryption" or "master" or "session"))
            return "api-key";
        if (word is "privatekey" || (word is "key" && before is "private" or "ssh"))
            return "private-key";
        if (word is "authorization")
            return "authorization";
        if (word is "cookie" or "cookies")
            return "cookie";
        if (word is "credential" or "credentials" or "creds")
            return "credential";
        return word is "connectionstring" or "dsn" || (word is "string" && before is "connection") ? "connection-string" : null;
    }

    // Words end at anything but a letter or digit, and where camel case starts the next one.
    private static int SplitWords(ReadOnlySpan<char> name, Span<char> lower, Span<Range> words)
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
                lower[i] = char.ToLowerInvariant(name[i]);
        }

        return count;
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] list)
    {
        foreach (string item in list)
        {
            if (word.SequenceEqual(item))
                return true;
        }

        return false;
    }
}
