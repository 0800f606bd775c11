using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>Tells names of secrets (<c>apiKey</c>, <c>DB_PASSWORD</c>) from names that only look alike (<c>max_tokens</c>, <c>password_file</c>).</summary>
internal static class SensitiveNames
{
    private const int MaxLength = 100, MaxWords = 16;

    /// <summary>The kind of secret that a name surely promises: <c>password</c>, <c>token</c>, <c>api-key</c>…; null for any other name.</summary>
    public static string? KindOf(ReadOnlySpan<char> name) => KindOf(name, out bool isWeak) is { Length: > 0 } kind && !isWeak ? kind : null;

    /// <summary>What the name promises of its value.</summary>
    public static SensitiveName Of(ReadOnlySpan<char> name) => new(KindOf(name, out bool isWeak), isWeak);

    /// <summary>The kind of secret that the name promises; empty for a harmless one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isWeak">Whether the name alone proves little.</param>
    public static string KindOf(ReadOnlySpan<char> name, out bool isWeak)
    {
        isWeak = false;
        if (name.Length is < 2 or > MaxLength)
            return "";
        return NameParts.TryRead(name, out NameParts parts) ? KindOf(name, parts, out isWeak) : KindOfAny(name, out isWeak);
    }

    [SkipLocalsInit]
    private static string KindOf(ReadOnlySpan<char> name, in NameParts parts, out bool isWeak)
    {
        Span<NameWord> words = stackalloc NameWord[MaxWords];
        int count = NameWords.Split(parts, words);
        if (!parts.HasUpper)
            return KindOf(name, words[..count], out isWeak);
        Span<char> lower = stackalloc char[NameParts.MaxLength];
        NameParts.WriteLower(name, lower);
        return KindOf(lower[..name.Length], words[..count], out isWeak);
    }

    [SkipLocalsInit]
    private static string KindOfAny(ReadOnlySpan<char> name, out bool isWeak)
    {
        Span<char> lower = stackalloc char[MaxLength];
        Span<NameWord> words = stackalloc NameWord[MaxWords];
        int count = NameWords.Split(name, lower, words);
        return KindOf(lower[..name.Length], words[..count], out isWeak);
    }

    private static string KindOf(ReadOnlySpan<char> name, ReadOnlySpan<NameWord> words, out bool isWeak)
    {
        // password2, api_key_1: a number at the end counts secrets, it does not name another thing.
        while (words.Length > 1 && IsNumber(At(name, words[^1])))
            words = words[..^1];
        string kind = StrongestKind(name, words, out isWeak);
        return kind.Length > 0 && !IsOther(name, words) ? kind : "";
    }

    private static string StrongestKind(ReadOnlySpan<char> name, ReadOnlySpan<NameWord> words, out bool isWeak)
    {
        string best = "";
        isWeak = false;
        for (int i = 0; i < words.Length; i++)
        {
            ReadOnlySpan<char> stem = WithoutNumber(At(name, words[i])), before = i > 0 ? At(name, words[i - 1]) : default;
            string kind = SecretWords.StrongKind(stem, before);
            // TOTP_SECRET is a secret, not a code.
            if (kind.Length > 0 && kind != "one-time-code")
                return kind;
            if (kind.Length > 0)
                best = kind;
            else if (i == words.Length - 1 && best.Length == 0)
                (best, isWeak) = (SecretWords.WeakKind(stem, before), true);
        }

        return best;
    }

    // Whether the name is that of something else than the secret.
    private static bool IsOther(ReadOnlySpan<char> name, ReadOnlySpan<NameWord> words)
    {
        ReadOnlySpan<char> last = At(name, words[^1]);
        if (NameVocabulary.EndsHarmless(last) || (NameVocabulary.IsExtension(last) && name.Contains('.')))
            return true;
        // --export-secret-keys, list-tokens: what a command does with them.
        if (words.Length > 1 && At(name, words[0]) is "export" or "list" or "import" or "load" or "delete" or "show" or "rotate" or "generate" or "discovery")
            return true;
        // The public half of a pair for web push (RFC 8292).
        if (words.Length == 3 && At(name, words[0]) is "application" && At(name, words[1]) is "server" && last is "key")
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
