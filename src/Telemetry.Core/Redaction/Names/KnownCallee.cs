namespace Telemetry.Redaction;

/// <summary>A function or class that is known to take a password or a key, and at which place.</summary>
/// <param name="Place">Which argument it is, from 0; -1 for any behind the first.</param>
/// <param name="IsKey">Whether it is a key: what else may stand in its place is an algorithm or an encoding, never a word.</param>
internal readonly record struct KnownCallee(int Place, bool IsKey)
{
    private const int NoPlace = int.MinValue;

    /// <summary>Any other name.</summary>
    public static KnownCallee None => new(NoPlace, false);

    /// <summary>Whether there is one at all.</summary>
    public bool IsKnown => Place != NoPlace;

    /// <summary>The kind of secret that it takes.</summary>
    public string Kind => IsKey ? "secret" : "password";

    /// <summary>Whether the secret may be this argument.</summary>
    public bool Takes(int argument) => Place < 0 ? argument > 0 : argument == Place;

    /// <summary>Whether the last three letters are those of a known name: hardly any other bracket of code gets through.</summary>
    public static bool MayEnd(char one, char two, char three)
    {
        switch (one << 16 | two << 8 | three)
        {
            case 'g' << 16 | 'i' << 8 | 'n':
            case 'e' << 16 | 'c' << 8 | 't':
            case 'u' << 16 | 'c' << 8 | 't':
            case 'P' << 16 | 'D' << 8 | 'O':
            case 'q' << 16 | 'l' << 8 | 'i':
            case 'i' << 16 | 'o' << 8 | 'n':
            case 'u' << 16 | 't' << 8 | 'h':
            case 'a' << 16 | 't' << 8 | 'e':
            case 't' << 16 | 'r' << 8 | 'y':
            case 'a' << 16 | 'l' << 8 | 's':
            case 'i' << 16 | 'a' << 8 | 'l':
            case '_' << 16 | 'i' << 8 | 'n':
            case 'n' << 16 | 'I' << 8 | 'n':
            case 'p' << 16 | 'e' << 8 | 'n':
            case 'n' << 16 | 'e' << 8 | 't':
            case 'G' << 16 | 'C' << 8 | 'M':
            case 'p' << 16 | 'e' << 8 | 'c':
            case 'K' << 16 | 'e' << 8 | 'y':
            case '2' << 16 | '5' << 8 | '6':
            case '3' << 16 | '8' << 8 | '4':
            case 'i' << 16 | 'g' << 8 | 'n':
            case 'i' << 16 | 'f' << 8 | 'y':
            case 'o' << 16 | 'd' << 8 | 'e':
            case 'm' << 16 | 'a' << 8 | 'c':
            case 'r' << 16 | 'i' << 8 | 'v':
            case 'e' << 16 | 's' << 8 | 't':
            case 'y' << 16 | 'p' << 8 | 't':
            case 'l' << 16 | 'i' << 8 | 'o':
            case 'n' << 16 | 'e' << 8 | 'w':
            case 'N' << 16 | 'e' << 8 | 'w':
            case 'y' << 16 | 't' << 8 | 'e':
                return true;
            default:
                return false;
        }
    }

    /// <summary>The callee of a name.</summary>
    /// <param name="before">What stands before it: some names are those of one object only.</param>
    /// <param name="name">The name.</param>
    public static KnownCallee Of(ReadOnlySpan<char> before, ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "login" or "connect" or "getConnection" or "DirectoryEntry" or "authenticate" or "signIn" or "sign_in" or "auth"
                or "pg_connect" or "HTTPBasicAuth" or "HTTPDigestAuth" or "BasicAuth" or "basicAuth" or "setBasicAuth" or "basic_auth" or "SetBasicAuth" or "UsernamePasswordCredentials" or "PasswordAuthentication" or "BasicAWSCredentials" or "PSCredential":
                return new KnownCallee(-1, false);
            case "PDO" or "mysqli" or "mysqli_connect" or "mysql_connect" or "real_connect" or "imap_open":
                return new KnownCallee(2, false);
            case "__construct":
                return before.EndsWith("PDO->") || before.EndsWith("mysqli->") || before.EndsWith("PDO::") ? new KnownCallee(2, false) : None;
            case "begin":
                return before.EndsWith("WiFi.") ? new KnownCallee(1, false) : None;
            case "mysqli_real_connect":
                return new KnownCallee(3, false);
            case "Fernet" or "AESGCM" or "SecretKeySpec" or "SymmetricSecurityKey" or "HMAC256" or "HMAC384" or "HMACSHA256":
                return new KnownCallee(0, true);
            case "byte":
                return before.EndsWith("SignedString([]") ? new KnownCallee(0, true) : None;
            case "createHmac" or "createCipheriv" or "createDecipheriv" or "twilio":
                return new KnownCallee(1, true);
            case "hash_hmac" or "openssl_encrypt" or "openssl_decrypt":
                return new KnownCallee(2, true);
            case "new":
                return before.EndsWith("hmac.") || before.EndsWith("HMAC.") || before.EndsWith("AES.") ? new KnownCallee(0, true) : None;
            case "New":
                return before.EndsWith("hmac.") ? new KnownCallee(1, true) : None;
            case "sign" or "verify" or "encode" or "decode":
                return before.EndsWith("jwt.", StringComparison.OrdinalIgnoreCase) || before.EndsWith("jsonwebtoken.") || before.EndsWith("JWT::") ? new KnownCallee(1, true) : None;
            case "hexdigest" or "digest":
                return before.EndsWith("HMAC.") ? new KnownCallee(1, true) : None;
            case "encrypt" or "decrypt":
                return before.EndsWith("AES.") || before.EndsWith("TripleDES.") || before.EndsWith("Rabbit.") ? new KnownCallee(1, true) : None;
            default:
                return None;
        }
    }

    /// <summary>Whether a literal names an algorithm or an encoding: <c>aes-256-cbc</c>, <c>HS256</c>, <c>utf8</c>.</summary>
    public static bool IsAlgorithm(ReadOnlySpan<char> value)
    {
        if (value.Length > 28)
            return false;
        Span<char> buffer = stackalloc char[28];
        ReadOnlySpan<char> lower = buffer[..value.ToLowerInvariant(buffer)];
        return lower.StartsWith("sha") || lower.StartsWith("hmac") || lower.StartsWith("aes") || lower.StartsWith("md5") || lower.StartsWith("des-") || lower.StartsWith("chacha") || lower.StartsWith("utf") || lower.StartsWith("base64")
            || lower is "hex" or "binary" or "ascii" or "latin1" or "hs256" or "hs384" or "hs512" or "rs256" or "rs384" or "rs512" or "es256" or "es384" or "es512" or "ps256" or "eddsa";
    }
}
