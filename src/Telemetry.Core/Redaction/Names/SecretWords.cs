namespace Telemetry.Redaction;

/// <summary>The words that promise a secret. What they end in is asked first: a word has one last letter, and few rules for it.</summary>
internal static class SecretWords
{
    /// <summary>The kind of secret that the word surely promises; empty for any other word.</summary>
    /// <param name="word">The word, in small letters and without the number at its end.</param>
    /// <param name="before">The word before it.</param>
    public static string StrongKind(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        switch (word.IsEmpty ? '\0' : word[^1])
        {
            case 'a':
                return word is "contraseña" or "contrasena" ? "password" : word is "mfa" ? "one-time-code" : "";
            case 'c':
                return word is "cvc" ? "one-time-code" : word is "mnemonic" ? "seed-phrase" : "";
            case 'd':
                return word.EndsWith("password") || word.EndsWith("passwd") || word is "pwd" or "userpwd" or "dbpwd" or "passord" ? "password" : word is "cred" ? "credential" : WholeKind(word);
            case 'e':
                return KindOnE(word, before);
            case 'g':
                return word is "connectionstring" or "connstring" || (word is "string" && before is "connection" or "conn") ? "connection-string" : "";
            case 'h':
                return WholeKind(word);
            case 'k':
                return word is "psk" ? "password" : "";
            case 'l':
                return word is "credential" ? "credential" : "";
            case 'n':
                return KindOnN(word, before);
            case 'p':
                return word is "mdp" ? "password" : word is "otp" or "totp" ? "one-time-code" : "";
            case 'r':
                return word is "bearer" ? "token" : word is "connstr" || (word is "str" && before is "connection" or "conn") ? "connection-string" : "";
            case 's':
                return KindOnS(word, before);
            case 't':
                return word.EndsWith("secret") ? "secret" : word is "jwt" || (word is "pat" && !before.IsEmpty) ? "token" : word.EndsWith("passwort") ? "password" : "";
            case 'v':
                return word is "cvv" ? "one-time-code" : "";
            case 'w':
                return word is "pw" ? "password" : "";
            case 'y':
                return KindOnY(word, before);
            default:
                return "";
        }
    }

    /// <summary>The kind that the last word of a name may promise, though it stands in many harmless names too; empty for any other word.</summary>
    public static string WeakKind(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (word is "key" or "keys")
            return before is "public" or "recv" or "trusted" or "primary" or "foreign" or "partition" or "sort" or "cache" or "row" or "object" or "map" or "index" or "hash" or "unique" or "group" or "idempotency" or "file" or "design" or "registry" or "host" or "etag" or "pub" ? "" : "api-key";
        if (word.EndsWith("key") && word.Length > 5 && word is not ("monkey" or "turkey" or "hotkey" or "donkey" or "whiskey" or "hockey" or "jockey"))
            return "api-key";
        return word switch
        {
            "auth" => "authorization",
            "secrets" => "secret",
            "sig" or "signature" or "sas" => "signature",
            "pin" => "one-time-code",
            "session" or "sid" or "pat" => "token",
            // Kafka's basic.auth.user.info=key:secret.
            "info" when before is "user" => "credential",
            "login" when before is "sonar" => "token",
            _ => "",
        };
    }

    private static string KindOnE(ReadOnlySpan<char> word, ReadOnlySpan<char> before) => word switch
    {
        "code" => before is "otp" or "mfa" or "verification" or "totp" or "recovery" or "2fa" or "tfa" or "passcode" or "pin" or "time" or "security" or "auth" or "login" or "backup" or "sms" ? "one-time-code" : "",
        "phrase" => before is "seed" or "recovery" or "mnemonic" or "backup" ? "seed-phrase" : "",
        "cookie" => "cookie",
        // The secret that lets Erlang's nodes talk to each other.
        "setcookie" => "secret",
        "passcode" or "motdepasse" or "passe" => "password",
        "secrete" => "secret",
        _ => word.EndsWith("passphrase") ? "password" : WholeKind(word),
    };

    private static string KindOnN(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (word.EndsWith("token"))
            return word is not "jsonwebtoken" && !NameVocabulary.CountsTokens(before) ? "token" : WholeKind(word);
        return word is "authorization" ? "authorization" : word is "dsn" ? "connection-string" : "";
    }

    private static string KindOnS(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (word.EndsWith("pass"))
            return NameVocabulary.IsOtherPass(word) ? WholeKind(word) : "password";
        return word switch
        {
            "keys" => NameVocabulary.OpensKey(before) ? "api-key" : "",
            "tokens" => before is "access" or "auth" or "refresh" or "api" or "bearer" ? "token" : "",
            "codes" => before is "backup" or "recovery" or "mfa" or "otp" or "2fa" ? "one-time-code" : "",
            "passwords" => "password",
            "apikeys" => "api-key",
            "cookies" => "cookie",
            "credentials" or "creds" => "credential",
            _ => "",
        };
    }

    private static string KindOnY(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (word is "key")
            return before is "private" or "ssh" or "priv" or "rsa" or "pem" ? "private-key" : NameVocabulary.OpensKey(before) ? "api-key" : "";
        if (word is "privatekey" or "privkey")
            return "private-key";
        return word.EndsWith("apikey") || word is "accesskey" or "secretkey" or "accountkey" or "sharedaccesskey" or "masterkey" or "appkey" or "authkey" or "encryptionkey" or "jwtsigningkey" or "presharedkey" or "licensekey" ? "api-key" : WholeKind(word);
    }

    private static string WholeKind(ReadOnlySpan<char> word) => NameVocabulary.IsWholeName(word) ? "token" : "";
}
