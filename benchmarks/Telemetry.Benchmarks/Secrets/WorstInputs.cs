using System.Text;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>Texts made to keep a scanner busy: what a pattern starts with, over and over, and never what it ends with.</summary>
internal static class WorstInputs
{
    // A text of one of these, repeated.
    private static readonly (string Name, string Unit)[] s_repeated =
    [
        ("one word of A", "A"),
        ("one word of a digit", "7"),
        ("slashes", "/"),
        ("equals signs", "="),
        ("dashes", "-"),
        ("underscores", "_"),
        ("dots", "."),
        ("colons", ":"),
        ("at signs", "@"),
        ("plus signs", "+"),
        ("blanks", " "),
        ("newlines", "\n"),
        ("double quotes", "\""),
        ("single quotes", "'"),
        ("backslashes", "\\"),
        ("escaped quotes", "\\\""),
        ("doubly escaped quotes", "\\\\\\\""),
        ("unicode escapes", "\\u0041"),
        ("percent encodings", "%3D"),
        ("opening braces", "{"),
        ("opening brackets", "["),
        ("angle brackets", "<"),
        ("dollar braces", "${"),
        ("command substitutions", "$("),
        ("pipes", "|"),
        ("ampersands", "&a"),
        ("one-letter assignments", "a="),
        ("one-letter members", "\"a\":"),
        ("GitHub prefixes", "ghp" + "_"),
        ("GitHub prefixes and blanks", "ghp" + "_ "),
        ("Anthropic prefixes", "sk-" + "ant-"),
        ("OpenAI prefixes", "sk-"),
        ("AWS prefixes", "AKI" + "A"),
        ("Google prefixes", "AI" + "za"),
        ("Slack prefixes", "xo" + "xb-"),
        ("SendGrid prefixes", "SG" + "."),
        ("GitLab prefixes", "gl" + "pat-"),
        ("many kinds of prefixes", "gh" + "o_np" + "m_hf" + "_dop_v1_shp" + "at_hvs.whs" + "ec_"),
        ("JWT starts", "ey" + "J"),
        ("JWT headers without an end", "ey" + "JhbGciOi."),
        ("PEM starts", "-----BEGIN "),
        ("PEM start lines without an end line", "-----BEGIN " + "PRIVATE KEY-----\n"),
        ("PEM end lines", "-----END " + "PRIVATE KEY-----\n"),
        ("lines of base64", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB\n"),
        ("lines of hex", "0123456789abcdef0123456789abcdef01234567\n"),
        ("short base64 words", "QUFBQUFBQUFBQUFBQUFBQUFBQQ== "),
        ("schemes", "://"),
        ("schemes with a user", "https://user:"),
        ("schemes with a user and an at sign", "a://b:c@"),
        ("query strings", "?token=&"),
        ("signed URLs without a signature", "https://a.example/?X-Amz-Signature="),
        ("connection strings", "Server=a;Password=;"),
        ("open assignments", "password="),
        ("assignments of assignments", "token: token: "),
        ("colons with names", "secret:"),
        ("names alone", "password "),
        ("one name of many words", "password_token_secret_key_"),
        ("camel case names", "passwordTokenSecretKey"),
        ("quoted names", "\"password\":\""),
        ("names in single quotes", "'token' => '"),
        ("assigned quotes that stay open", "password=\""),
        ("calls with keys", "jwt.sign("),
        ("calls with keys behind a comma", "jwt.sign(a,"),
        ("calls with quotes", "hmac.new(b'"),
        ("wrapped literals", "createHmac(Some(Some(Some("),
        ("a shell's apostrophes", "'\\''"),
        ("a shell's quoted apostrophes", "'\"'\"'"),
        ("commands with a shell's apostrophes", "mysql -p'\"'\"'"),
        ("passwords with a shell's apostrophes", "PW='\\''"),
        ("attributes of a name", "<a value='x' name='token' b='"),
        ("tuples", "{password, <<\""),
        ("tables of settings", "| DB_PASSWORD | a1b2c3d4 |\n"),
        ("groups that print", "(echo a1b2c3d4) | smbpasswd -s\n"),
        ("flags", "--password "),
        ("flags with equals signs", "--token="),
        ("headers", "Authorization: Bearer "),
        ("header names", "Authorization:"),
        ("header schemes", "Basic "),
        ("cookies", "Cookie: a=b; "),
        ("curl with a user", "curl -u "),
        ("curl with headers", "curl -H 'Authorization: "),
        ("mysql with a password", "mysql -p"),
        ("docker login", "docker login -p "),
        ("sshpass", "sshpass -p "),
        ("openssl", "openssl -passin pass:"),
        ("echo into a pipe", "echo x | "),
        ("echo into a login", "echo x | docker login --password-stdin "),
        ("commands", "sudo env A=b x; "),
        ("here-documents that stay open", "cat <<EOF\n"),
        ("here-documents of different names", "cat <<'E0F' > .env\nA="),
        ("exports", "export A_TOKEN="),
        ("SQL", "IDENTIFIED BY '"),
        ("inserts", "INSERT INTO t (password) VALUES ('a1B2c3D4e5'), "),
        ("columns of an insert", "INSERT INTO t (password, "),
        ("columns", "password, "),
        ("logins of any program", "-u jo -p "),
        ("pairs of a login", "auth=(\"jo\", \""),
        ("credentials and a slash", "Credentials: a / "),
        ("named elements", "<string name=\"api_key\">"),
        ("SQL passwords", "PASSWORD '"),
        ("private tags that stay open", "<private>"),
        ("private tags that only close", "</private>"),
        ("XML elements", "<password>"),
        ("earlier marks", "[REDACTED:"),
        ("whole earlier marks", "[REDACTED:token]"),
        ("prose about passwords", "the user and password are "),
        ("netrc", "machine a login b password "),
        ("key and value pairs", "{\"name\":\"token\",\"value\":"),
        ("letters outside ASCII", "ß"),
        ("halves of a character pair", "\ud83d\ude00"),
        ("Turkish names", "PASSİFİED_TOKEN ı="),
    ];

    /// <summary>The texts by name, each of so many characters.</summary>
    public static IEnumerable<(string Name, Func<int, string> Of)> All()
    {
        foreach (var (name, unit) in s_repeated)
            yield return (name, characters => Repeated(unit, characters));
        yield return ("an open quote, then many names", characters => "password=\"" + Repeated("token=", characters));
        yield return ("an open assignment, then one word", characters => "password=" + Repeated("a", characters));
        yield return ("an open user, then one word without an at sign", characters => "https://user:" + Repeated("a", characters));
        yield return ("a PEM start, then base64 without an end", characters => "-----BEGIN RSA " + "PRIVATE KEY-----\n" + Repeated("QUFBQUFBQUFB\n", characters));
        yield return ("a prefix, then a body without an end", characters => "ghp" + "_" + Repeated("a0", characters));
        yield return ("one long base64 word", characters => Convert.ToBase64String(Encoding.UTF8.GetBytes(Repeated("token=abc ", characters * 3 / 4))));
        yield return ("base64 of base64 of assignments", characters => Twice(Repeated("password=hunter2 ", characters * 9 / 16)));
        yield return ("a quote at the start and none at the end", characters => "'" + Repeated("password = ", characters));
        yield return ("whole secrets", characters => Repeated($"export API_TOKEN={"gh" + "p_"}0123456789abcdefghijABCDEFGHIJ012345\n", characters));
        yield return ("whole passwords in URLs", characters => Repeated("https://user:pa55word@example.com/ ", characters));
    }

    private static string Repeated(string unit, int characters) => new StringBuilder(characters + unit.Length).Insert(0, unit, characters / unit.Length + 1).ToString(0, characters);

    private static string Twice(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))));
}
