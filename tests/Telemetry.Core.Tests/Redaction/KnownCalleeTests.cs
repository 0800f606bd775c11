using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Every call that is known to take a secret is seen by the scan, and only the secret's place is taken.</summary>
public sealed class KnownCalleeTests
{
    private const string Secret = "Kq7rTz92bLm4";

    public static TheoryData<string> Passwords =>
    [
        .. "login connect getConnection DirectoryEntry authenticate signIn sign_in auth pg_connect HTTPBasicAuth HTTPDigestAuth BasicAuth basicAuth setBasicAuth basic_auth SetBasicAuth".Split(' '),
        .. "UsernamePasswordCredentials PasswordAuthentication BasicAWSCredentials PSCredential".Split(' '),
    ];

    [Theory]
    [MemberData(nameof(Passwords))]
    public void APasswordBehindAUserIsGone(string callee)
    {
        Assert.Equal($"x.{callee}(\"jo\", \"§\")", PlacedSecret.Unmarked(TextRedaction.Apply($"x.{callee}(\"jo\", \"{Secret}\")")));
        Assert.Equal($"x.{callee}(user, password)", TextRedaction.Apply($"x.{callee}(user, password)"));
    }

    [Theory]
    [InlineData("PDO", 2)]
    [InlineData("mysqli", 2)]
    [InlineData("mysqli_connect", 2)]
    [InlineData("mysql_connect", 2)]
    [InlineData("x->real_connect", 2)]
    [InlineData("imap_open", 2)]
    [InlineData("PDO->__construct", 2)]
    [InlineData("mysqli->__construct", 2)]
    [InlineData("mysqli_real_connect", 3)]
    [InlineData("WiFi.begin", 1)]
    [InlineData("Fernet", 0)]
    [InlineData("AESGCM", 0)]
    [InlineData("new SecretKeySpec", 0)]
    [InlineData("new SymmetricSecurityKey", 0)]
    [InlineData("Algorithm.HMAC256", 0)]
    [InlineData("Algorithm.HMAC384", 0)]
    [InlineData("new HMACSHA256", 0)]
    [InlineData("hmac.new", 0)]
    [InlineData("AES.new", 0)]
    [InlineData("hmac.New", 1)]
    [InlineData("crypto.createHmac", 1)]
    [InlineData("crypto.createCipheriv", 1)]
    [InlineData("crypto.createDecipheriv", 1)]
    [InlineData("twilio", 1)]
    [InlineData("jwt.sign", 1)]
    [InlineData("jwt.verify", 1)]
    [InlineData("jsonwebtoken.sign", 1)]
    [InlineData("JWT.encode", 1)]
    [InlineData("JWT::decode", 1)]
    [InlineData("OpenSSL::HMAC.hexdigest", 1)]
    [InlineData("CryptoJS.AES.encrypt", 1)]
    [InlineData("CryptoJS.TripleDES.decrypt", 1)]
    [InlineData("hash_hmac", 2)]
    [InlineData("openssl_encrypt", 2)]
    [InlineData("openssl_decrypt", 2)]
    public void ALiteralAtThePlaceOfTheSecretIsGoneAndNoOther(string callee, int place)
    {
        // What stands first behind some of these names is a secret as well: a token to verify.
        for (int argument = Math.Min(1, place); argument < 5; argument++)
        {
            string call = $"{callee}({string.Concat(Enumerable.Repeat("{ a: f(b, c) }, ", argument))}\"{Secret}\", d)";
            string expected = argument == place ? call.Replace(Secret, "§", StringComparison.Ordinal) : call;
            Assert.Equal(expected, PlacedSecret.Unmarked(TextRedaction.Apply(call)));
        }
    }

    [Theory]
    [InlineData("x.__construct(a, b, \"Kq7rTz92bLm4\")")]
    [InlineData("list.sign(a, \"Kq7rTz92bLm4\")")]
    [InlineData("encoder.encode(a, \"Kq7rTz92bLm4\")")]
    [InlineData("Serial.begin(a, \"Kq7rTz92bLm4\")")]
    [InlineData("thing.new(\"Kq7rTz92bLm4\")")]
    [InlineData("createHmac('sha256', process.env.HMAC_KEY)")]
    [InlineData("createCipheriv(algorithm, 'aes-256-gcm', iv)")]
    [InlineData("Fernet(os.getenv(\"FERNET_K2Y\"))")]
    [InlineData("jwt.sign(payload, 'HS256')")]
    public void AnotherObjectsMethodAnAlgorithmAndALookUpAreKept(string call) => Assert.Equal(call, TextRedaction.Apply(call));
}
