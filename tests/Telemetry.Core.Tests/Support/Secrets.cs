namespace Telemetry.Core.Tests.Support;

/// <summary>Values shaped like secrets, put together at run time so that no scanner of the repository stumbles over them.</summary>
internal static class Secrets
{
    public static string Body(int length) => string.Concat(Enumerable.Range(0, length).Select(i => "aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0z"[i * 7 % 31]));

    // A header is decoded, so this one is true.
    private static string JwtHeader => Convert.ToBase64String("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8).TrimEnd('=');

    /// <summary>One example of each of the commonest kinds.</summary>
    public static IEnumerable<string> All =>
    [
        "AK" + "IA" + Body(16).ToUpperInvariant(),
        "gh" + "p_" + Body(36),
        "github" + "_pat_" + Body(40),
        "gl" + "pat-" + Body(20),
        "sk" + "-ant-api03-" + Body(60),
        "sk" + "-proj-" + Body(48),
        "sk" + "_live_" + Body(24),
        "xox" + "b-" + Body(30),
        "AI" + "za" + Body(35),
        "np" + "m_" + Body(36),
        "hf" + "_" + Body(34),
        "SG" + "." + Body(22) + "." + Body(43),
        JwtHeader + "." + Body(40) + "." + Body(43),
        "-----BEGIN RSA PRIV" + "ATE KEY-----\n" + Body(64) + "\n" + Body(64) + "\n-----END RSA PRIV" + "ATE KEY-----",
    ];
}
