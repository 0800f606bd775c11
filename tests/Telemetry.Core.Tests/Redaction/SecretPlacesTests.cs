using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Every place where a secret stands in a call: the secret is gone from the line, and the rest of the text is as it was.</summary>
public sealed class SecretPlacesTests
{
    private const int Seeds = 5;

    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Texts => [.. SecretPlaces.Texts];

    public static TheoryData<string> Parameters => [.. SecretPlaces.Parameters];

    [Theory]
    [MemberData(nameof(Texts))]
    public void ASecretInAParameterIsGoneAndTheRestIsAsItWas(string sample)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var secrets = new List<string>();
            string text = PlacedSecret.Fill(sample, seed, secrets);
            string line = LineOf(JsonSerializer.Serialize(new { a = new[] { new { text } } }), null);
            Assert.Equal(PlacedSecret.Emptied(sample), PlacedSecret.Unmarked(JsonNode.Parse(line)!["params"]!["a"]![0]!["text"]!.GetValue<string>()));
            AssertGone(secrets, line);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void ASecretInAnErrorIsGoneAndTheRestIsAsItWas(string sample)
    {
        var secrets = new List<string>();
        string line = LineOf("{}", "Exit code 1\n" + PlacedSecret.Fill(sample, 7, secrets));
        Assert.Equal("Exit code 1\n" + PlacedSecret.Emptied(sample), PlacedSecret.Unmarked(JsonNode.Parse(line)!["error"]!.GetValue<string>()));
        AssertGone(secrets, line);
    }

    [Theory]
    [InlineData("""export SMTP_PASSWORD='mia'\''s-vY9HYNkDM'; swaks""", """export SMTP_PASSWORD='[REDACTED:password]'; swaks""")]
    [InlineData("""export SMTP_PASSWORD='mia'"'"'s-vY9HYNkDM'; swaks""", """export SMTP_PASSWORD='[REDACTED:password]'; swaks""")]
    [InlineData("""mysql -u root -p'mia'\''s-vY9HYNkDM' shop""", """mysql -u root -p[REDACTED:password] shop""")]
    [InlineData("password: 'mia''s-vY9HYNkDM'\nport: 80", "password: '[REDACTED:password]'\nport: 80")]
    [InlineData("""(echo "tomtomtom.07"; echo "tomtomtom.07") | sudo smbpasswd -s -a tom""", """(echo "[REDACTED:password]"; echo "[REDACTED:password]") | sudo smbpasswd -s -a tom""")]
    [InlineData("echo YXBpdXNlcjpUa24wQUdxdmRiQm4zNnVWcg== | base64 -d", "echo [REDACTED:credential] | base64 -d")]
    [InlineData("password: indigo-winter-birch", "password: [REDACTED:password]")]
    [InlineData("*:6432:*:bouncer:indigo-winter-birch", "*:6432:*:bouncer:[REDACTED:password]")]
    [InlineData("KC_ADMIN_PASSWORD: gravel_zephyr_paddle59", "KC_ADMIN_PASSWORD: [REDACTED:password]")]
    public void ASecretWithAnApostropheOfWordsOrEncodedIsGoneAsAWhole(string text, string redacted) =>
        Assert.Equal(redacted, TextRedaction.Apply(text));

    [Theory]
    [MemberData(nameof(Parameters))]
    public void ASecretAmongParametersIsGoneAndTheirStructureIsAsItWas(string sample)
    {
        // Behind an exclamation mark stands a secret that is no random text.
        string[] parts = sample.Split('!');
        for (int seed = 0; seed < Seeds; seed++)
        {
            List<string> secrets = [.. parts[1..]];
            string input = PlacedSecret.Fill(parts[0].Replace("⟦", "†", StringComparison.Ordinal), seed, secrets);
            string line = LineOf(input, null);
            string expected = parts.Length > 1 ? parts[0].Replace(parts[1], "§", StringComparison.Ordinal) : PlacedSecret.Emptied(parts[0]);
            // A marker in a number's place is a string.
            Assert.Equal(Normal(expected.Replace("\":§", "\":\"§\"", StringComparison.Ordinal)), PlacedSecret.Unmarked(JsonNode.Parse(line)!["params"]!.ToJsonString(s_relaxed)));
            AssertGone(secrets, line);
        }
    }

    [Fact]
    public void ThereAreEnoughOfThem() => Assert.True(SecretPlaces.Texts.Length + SecretPlaces.Parameters.Length >= 210);

    private static string Normal(string json) => JsonNode.Parse(json)!.ToJsonString(s_relaxed);

    // In the raw line and in its decoded strings, which are what the line holds between its escapes.
    private static void AssertGone(List<string> secrets, string line)
    {
        string decoded = line.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        foreach (string piece in secrets.SelectMany(PlacedSecret.Pieces))
        {
            Assert.DoesNotContain(piece, line, StringComparison.Ordinal);
            Assert.DoesNotContain(piece, decoded, StringComparison.Ordinal);
        }
    }

    private static string LineOf(string input, string? error)
    {
        var call = new CapturedCall { ToolName = "X", Input = Encoding.UTF8.GetBytes(input), IsFailure = error is not null, Source = CaptureSource.Event, HasRun = true, Error = error, ToolUseId = "t1", Context = new CapturedContext("s1", null, null, "/p", null, null) };
        return Some.LineOf(Redactor.Redact(call, Some.TimeMs));
    }
}
