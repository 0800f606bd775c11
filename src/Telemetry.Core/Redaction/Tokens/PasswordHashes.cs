namespace Telemetry.Redaction;

/// <summary>Hashes of passwords as crypt(5) writes them: what they guard is guessed offline.</summary>
internal static class PasswordHashes
{
    private const int MaxLength = 200, MinLength = 20;

    /// <summary>Looks at the dollar sign at <paramref name="i"/>: <c>$2b$12$…</c>, <c>$6$salt$…</c>, <c>$argon2id$…</c>.</summary>
    /// <returns>Where to go on.</returns>
    public static int Match(ReadOnlySpan<char> text, int i, ref Findings findings)
    {
        if (i + MinLength >= text.Length || !IsMethod(text[(i + 1)..]))
            return i + 1;
        int end = i + 1, dollars = 0, limit = Math.Min(text.Length, i + MaxLength);
        while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '$' or '.' or '/' or '=' or ',' or '+' or '-'))
            dollars += text[end++] == '$' ? 1 : 0;
        if (dollars < 2 || end - i < MinLength || !SecretLook.Of(text[i..end]).IsRandom)
            return i + 1;
        findings.Add(i, end, "password-hash");
        return end;
    }

    private static bool IsMethod(ReadOnlySpan<char> rest) =>
        rest[0] switch
        {
            '1' or '5' or '6' or 'y' or '7' or '8' or '9' => rest[1] == '$',
            '2' => rest[1] is 'a' or 'b' or 'x' or 'y' && rest[2] == '$',
            'a' => rest.StartsWith("apr1$", StringComparison.Ordinal) || rest.StartsWith("argon2", StringComparison.Ordinal),
            'p' => rest.StartsWith("pbkdf2", StringComparison.Ordinal),
            's' => rest.StartsWith("scrypt$", StringComparison.Ordinal),
            _ => false,
        };
}
