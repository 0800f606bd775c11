using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>Tells names of secrets (<c>apiKey</c>, <c>DB_PASSWORD</c>) from names that only look alike (<c>max_tokens</c>, <c>password_file</c>).</summary>
internal static class SensitiveNames
{
    private const int MaxLength = 100, MaxWords = 16;

    /// <summary>The kind of secret that a name surely promises: <c>password</c>, <c>token</c>, <c>api-key</c>…; null for any other name.</summary>
    public static string? KindOf(ReadOnlySpan<char> name) => Of(name) is { IsSensitive: true, IsWeak: false } sensitive ? sensitive.Kind : null;

    /// <summary>What the name promises of its value.</summary>
    public static SensitiveName Of(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > MaxLength)
            return SensitiveName.None;
        if (!NameParts.TryRead(name, out NameParts parts))
            return OfAny(name);
        return NameEndings.MayBeIn(name, parts) ? Of(name, parts) : SensitiveName.None;
    }

    /// <summary>The same for a name of which it is known where its words are.</summary>
    [SkipLocalsInit]
    public static SensitiveName Of(ReadOnlySpan<char> name, in NameParts parts)
    {
        Span<NameWord> words = stackalloc NameWord[MaxWords];
        words = words[..NameWords.Split(parts, words)];
        if (!parts.HasUpper)
            return Of(name, words);
        Span<char> lower = stackalloc char[NameParts.MaxLength];
        NameParts.WriteLower(name, lower);
        return Of(lower[..name.Length], words);
    }

    [SkipLocalsInit]
    private static SensitiveName OfAny(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[MaxLength];
        Span<NameWord> words = stackalloc NameWord[MaxWords];
        int count = NameWords.Split(name, lower, words);
        return Of(lower[..name.Length], words[..count]);
    }

    private static SensitiveName Of(ReadOnlySpan<char> name, ReadOnlySpan<NameWord> words)
    {
        // password2, api_key_1: a number at the end counts secrets, it does not name another thing.
        while (words.Length > 1 && IsNumber(At(name, words[^1])))
            words = words[..^1];
        SensitiveName found = Strongest(name, words);
        return found.IsSensitive && !IsOther(name, words) ? found : SensitiveName.None;
    }

    private static SensitiveName Strongest(ReadOnlySpan<char> name, ReadOnlySpan<NameWord> words)
    {
        SensitiveName weak = SensitiveName.None;
        for (int i = 0; i < words.Length; i++)
        {
            ReadOnlySpan<char> stem = WithoutNumber(At(name, words[i])), before = i > 0 ? At(name, words[i - 1]) : default;
            string kind = SecretWords.StrongKind(stem, before);
            // TOTP_SECRET is a secret, not a code.
            if (kind.Length > 0 && kind != "one-time-code")
                return new SensitiveName(kind, false);
            if (kind.Length > 0)
                weak = new SensitiveName(kind, false);
            else if (i == words.Length - 1 && !weak.IsSensitive)
                weak = new SensitiveName(SecretWords.WeakKind(stem, before), true);
        }

        return weak;
    }

    // Whether the name is that of something else than the secret.
    private static bool IsOther(ReadOnlySpan<char> name, ReadOnlySpan<NameWord> words)
    {
        ReadOnlySpan<char> last = At(name, words[^1]);
        if (NameVocabulary.EndsHarmless(last) || (NameVocabulary.IsExtension(last) && name.Contains('.')))
            return true;
        // --export-secret-keys, list-tokens: what a command does with them.
        if (words.Length > 1 && At(name, words[0]) is "export" or "list" or "import" or "delete" or "show" or "rotate" or "generate" or "discovery")
            return true;
        foreach (NameWord word in words)
        {
            // NEXT_PUBLIC_X_KEY, publishableKey: made to be seen by anybody.
            if (At(name, word) is "public" or "publishable" or "anon")
                return true;
        }

        return false;
    }

    private static bool IsNumber(ReadOnlySpan<char> word) => char.IsAsciiDigit(word[^1]) && !word.ContainsAnyExceptInRange('0', '9');

    private static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> word)
    {
        int length = word.Length;
        while (length > 0 && char.IsAsciiDigit(word[length - 1]))
            length--;
        return word[..length];
    }

    private static ReadOnlySpan<char> At(ReadOnlySpan<char> name, NameWord word) => name[word.Start..word.End];
}
