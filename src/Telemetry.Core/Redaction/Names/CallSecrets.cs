namespace Telemetry.Redaction;

/// <summary>Passwords that only their place among a call's arguments tells: <c>login("jo", "…")</c>, <c>new PDO(dsn, user, "…")</c>.</summary>
internal static class CallSecrets
{
    private const int MaxCallee = 24, MaxArguments = 5;

    /// <summary>Looks at the bracket at <paramref name="i"/> and adds the last literal behind it that can only be a password.</summary>
    /// <returns>Where to go on.</returns>
    public static int Match(ReadOnlySpan<char> text, int i, ref Findings findings)
    {
        if (i < 3 || !EndsAsCallee(text[i - 2], text[i - 1]))
            return i + 1;
        int start = i;
        while (start > 0 && i - start <= MaxCallee && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
            start--;
        if (i - start < 3 || !IsCallee(text[start..i]))
            return i + 1;
        int at = i + 1;
        ValueText last = ValueText.None;
        for (int argument = 0; argument < MaxArguments; argument++)
        {
            ValueText value = ValueText.Read(text, at);
            if (value.IsQuoted && argument > 0)
                last = value;
            at = CharClass.SkipBlanks(text, Math.Min(text.Length, value.End + (value.IsQuoted ? 1 : 0)));
            if (at >= text.Length || text[at] != ',')
                break;
            at++;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
        }

        SecretValue.AddIf(text, last, new SensitiveName("password", false), ValueContext.Argument, ref findings);
        return i + 1;
    }

    // The last two letters of all callees.
    private static bool EndsAsCallee(char one, char two) => (one, two) is ('i' or 'I' or 'l', 'n' or 'i') or ('c', 't') or ('D', 'O') or ('o', 'n') or ('t', 'h' or 'e') or ('r', 'y') or ('l', 's') or ('a', 'l');

    private static bool IsCallee(ReadOnlySpan<char> word) => word is
        "login" or "connect" or "PDO" or "mysqli" or "mysqli_connect" or "mysql_connect" or "pg_connect" or "getConnection" or "HTTPBasicAuth" or "BasicAuth"
        or "basicAuth" or "setBasicAuth" or "basic_auth" or "SetBasicAuth" or "DirectoryEntry" or "authenticate" or "UsernamePasswordCredentials" or "PasswordAuthentication" or "BasicAWSCredentials" or "PSCredential" or "signIn" or "sign_in" or "auth";
}
