using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>Tells names of secrets (<c>apiKey</c>, <c>DB_PASSWORD</c>) from names that only look alike (<c>max_tokens</c>, <c>password_file</c>).</summary>
internal static class SensitiveNames
{
    private const int MaxLength = 100, MaxWords = 16;

    /// <summary>The kind of secret that a name surely promises: <c>password</c>, <c>token</c>, <c>api-key</c>…; null for any other name.</summary>
    public static string? KindOf(ReadOnlySpan<char> name) => Of(name) is { IsSensitive: true, IsWeak: false } sensitive ? sensitive.Kind : null;

    /// <summary>What the name promises of its value.</summary>
    [SkipLocalsInit]
    public static SensitiveName Of(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > MaxLength)
            return SensitiveName.None;
        Span<char> lower = stackalloc char[MaxLength];
        Span<Range> words = stackalloc Range[MaxWords];
        int count = NameWords.Split(name, lower, words);
        // password2, api_key_1: a number at the end counts secrets, it does not name another thing.
        while (count > 1 && lower[words[count - 1]].IndexOfAnyExceptInRange('0', '9') < 0)
            count--;
        if (count == 0 || NameVocabulary.EndsHarmless(lower[words[count - 1]]) || (name.Contains('.') && NameVocabulary.IsExtension(lower[words[count - 1]])))
            return SensitiveName.None;
        // --export-secret-keys, list-tokens: what a command does with them.
        if (count > 1 && lower[words[0]] is "export" or "list" or "import" or "delete" or "show" or "rotate" or "generate" or "discovery")
            return SensitiveName.None;
        SensitiveName weak = SensitiveName.None;
        for (int i = 0; i < count; i++)
        {
            // NEXT_PUBLIC_X_KEY, publishableKey: made to be seen by anybody.
            if (lower[words[i]] is "public" or "publishable" or "anon")
                return SensitiveName.None;
        }

        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<char> before = i > 0 ? lower[words[i - 1]] : default;
            SensitiveName found = OfWord(lower[words[i]], before, isLast: i == count - 1);
            if (found is { IsSensitive: true, IsWeak: false } && found.Kind != "one-time-code")
                return found;
            // TOTP_SECRET is a secret, not a code.
            if (found.IsSensitive && (!found.IsWeak || !weak.IsSensitive))
                weak = found;
        }

        return weak;
    }

    private static SensitiveName OfWord(ReadOnlySpan<char> word, ReadOnlySpan<char> before, bool isLast)
    {
        ReadOnlySpan<char> stem = word.TrimEnd("0123456789");
        if (!NameEndings.MayEnd(stem))
            return SensitiveName.None;
        string kind = StrongKind(stem, before);
        if (kind.Length > 0)
            return new SensitiveName(kind, false);
        return isLast ? new SensitiveName(WeakKind(stem, before), true) : SensitiveName.None;
    }

    private static string StrongKind(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (word.EndsWith("password") || word.EndsWith("passwd") || word.EndsWith("passwort") || word.EndsWith("passphrase") || word is "passwords" or "pwd" or "pw" or "passcode" or "userpwd" or "dbpwd" or "mdp" or "motdepasse" or "contraseña" or "contrasena" or "passord")
            return "password";
        if (word.EndsWith("pass") && !NameVocabulary.IsOtherPass(word))
            return "password";
        if (word.EndsWith("secret") || word is "secrete")
            return "secret";
        if (word is "jwt" or "bearer" || (word.EndsWith("token") && word is not "jsonwebtoken" && !NameVocabulary.CountsTokens(before)) || (word is "tokens" && before is "access" or "auth" or "refresh" or "api" or "bearer"))
            return "token";
        if (word.EndsWith("apikey") || word is "apikeys" or "accesskey" or "secretkey" or "accountkey" or "sharedaccesskey" or "masterkey" or "appkey" or "authkey" or "encryptionkey" or "jwtsigningkey" or "presharedkey" or "licensekey")
            return "api-key";
        if (word is "privatekey" or "privkey" || (word is "key" && before is "private" or "ssh" or "priv" or "rsa" or "pem"))
            return "private-key";
        if (word is "key" or "keys" && NameVocabulary.OpensKey(before))
            return "api-key";
        return word switch
        {
            "authorization" => "authorization",
            "cookie" or "cookies" => "cookie",
            "credential" or "credentials" or "creds" or "cred" => "credential",
            "connectionstring" or "connstr" or "connstring" or "dsn" => "connection-string",
            "string" or "str" when before is "connection" or "conn" => "connection-string",
            "otp" or "totp" or "mfa" or "cvv" or "cvc" => "one-time-code",
            "code" when before is "otp" or "mfa" or "verification" or "totp" or "recovery" or "2fa" or "tfa" or "passcode" or "pin" or "time" or "security" or "auth" or "login" or "backup" or "sms" => "one-time-code",
            "codes" when before is "backup" or "recovery" or "mfa" or "otp" or "2fa" => "one-time-code",
            "mnemonic" => "seed-phrase",
            "phrase" when before is "seed" or "recovery" or "mnemonic" or "backup" => "seed-phrase",
            "psk" => "password",
            _ => NameVocabulary.IsWholeName(word) ? "token" : "",
        };
    }

    // Words that stand in many harmless names too.
    private static string WeakKind(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (word is "key" or "keys")
            return before is "public" or "recv" or "trusted" or "primary" or "foreign" or "partition" or "sort" or "cache" or "row" or "object" or "map" or "index" or "hash" or "unique" or "group" or "idempotency" or "routing" or "file" or "design" or "registry" or "host" or "etag" or "pub" ? "" : "api-key";
        if (word.EndsWith("key") && word.Length > 5 && word is not ("monkey" or "turkey" or "hotkey" or "donkey" or "whiskey" or "hockey" or "jockey"))
            return "api-key";
        return word switch
        {
            "auth" => "authorization",
            "secrets" => "secret",
            "sig" or "signature" or "sas" => "signature",
            "pin" => "one-time-code",
            "session" or "sid" => "token",
            "login" when before is "sonar" => "token",
            _ => "",
        };
    }
}
