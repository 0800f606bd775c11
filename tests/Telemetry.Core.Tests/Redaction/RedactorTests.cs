using System.Text;
using System.Text.Json;
using CsCheck;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Redaction;

public sealed class RedactorTests
{
    private static readonly CapturedContext s_context = new("s1", null, null, "/p", null, null);

    public static TheoryData<string> Kinds => [.. Secrets.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ATokenIsGoneFromAnyDepthAndFromTheError(string secret)
    {
        string input = JsonSerializer.Serialize(new { a = new object[] { new { note = $"before {secret} after" }, $"x={secret}" } });
        string line = LineOf(input, $"Exit code 1\nbad: {secret}");
        foreach (string part in secret.Split('\n').Where(part => part.Length > 15 && !part.StartsWith('-')))
            Assert.DoesNotContain(part, line, StringComparison.Ordinal);
        Assert.Contains("before [REDACTED:", line, StringComparison.Ordinal);
        Assert.Contains("] after", line, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ASecretThatStraddlesTheCutDoesNotSurviveInPart(string secret)
    {
        for (int before = 480; before <= 500; before += 4)
        {
            string line = LineOf(JsonSerializer.Serialize(new { content = new string('x', before) + " " + secret }), null);
            Assert.DoesNotContain(secret[..12], line, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("export API_TOKEN=§; run", "export API_TOKEN=[REDACTED:token]; run")]
    [InlineData("mysql --password § -h db", "mysql --password [REDACTED:password] -h db")]
    [InlineData("mysql --password=§ -h db", "mysql --password=[REDACTED:password] -h db")]
    [InlineData("curl -H \"Authorization: Bearer §\" https://x", "curl -H \"Authorization: Bearer [REDACTED:authorization]\" https://x")]
    [InlineData("curl 'https://x/?a=1&token=§&b=2'", "curl 'https://x/?a=1&token=[REDACTED:token]&b=2'")]
    [InlineData("git clone https://me:§@host/x.git", "git clone https://me:[REDACTED:url-password]@host/x.git")]
    [InlineData("{\"apiKey\": \"§\", \"n\": 1}", "{\"apiKey\": \"[REDACTED:api-key]\", \"n\": 1}")]
    [InlineData("DB_PASSWORD='§'\nPORT=1", "DB_PASSWORD='[REDACTED:password]'\nPORT=1")]
    [InlineData("password: §", "password: [REDACTED:password]")]
    public void ANamedValueIsHiddenAndItsSurroundingsStay(string text, string expected)
    {
        string secret = Secrets.Body(14);
        Assert.Equal(expected, ValueOf(LineOf(JsonSerializer.Serialize(new { text = text.Replace("§", secret, StringComparison.Ordinal) }), null)));
    }

    [Theory]
    [InlineData("echo $API_TOKEN; export API_TOKEN=$OTHER")]
    [InlineData("password: string")]
    [InlineData("The password must not be empty; ask for a token.")]
    [InlineData("api_key = os.getenv(\"API_KEY\")")]
    [InlineData("if (token == null) return;")]
    [InlineData("password = getpass.getpass(\"Password: \")\ntoken = get(\"API_TOKEN\")")]
    [InlineData("max_tokens=4096 token_count: 12345678")]
    [InlineData("src/auth/token.ts 42d49bc9-1d06-43ba-89d2-d4839024a42b 9fe751093b4c9d2f")]
    [InlineData("https://user@example.com/path git@github.com:a/b.git sha512-abc")]
    [InlineData("npm run x -- --grep 'password me' > /srv/a.log 2>&1")]
    [InlineData("skill-issue sk-learn AKIA npm_config_cache")]
    public void ALookAlikeSurvives(string text) => Assert.Equal(text, ValueOf(LineOf(JsonSerializer.Serialize(new { text }), null)));

    [Fact]
    public void AValueUnderASensitiveNameIsHiddenAtAnyDepth()
    {
        string value = Secrets.Body(14);
        string line = LineOf("""{"password":"§","outer":{"api_key":12345,"secret":{"deep":["§"]},"token":null,"max_tokens":7,"pin":"4711"}}""".Replace("§", value, StringComparison.Ordinal), null);
        Assert.Contains("""{"password":"[REDACTED:password]","outer":{"api_key":"[REDACTED:api-key]","secret":"[REDACTED:secret]","token":null,"max_tokens":7,"pin":"[REDACTED:one-time-code]"}}""", line, StringComparison.Ordinal);
    }

    [Fact]
    public void ALabelBehindASecretWithPartsIsReadBothTimes()
    {
        string json = """{"apiKey":{"token":["x"]},"value":2001700,"element":"<label for=\"password\">Password</label>"}""";
        string once = JsonRedaction.Apply(Encoding.UTF8.GetBytes(json)).ToString();
        Assert.Equal("""{"apiKey":"[REDACTED:api-key]","value":"[REDACTED:password]","element":"<label for=\"password\">Password</label>"}""", once);
        Assert.Equal(once, JsonRedaction.Apply(Encoding.UTF8.GetBytes(once)).ToString());
    }

    [Fact]
    public void TheValuesOfAKubernetesSecretAreHiddenAlsoWhereTheyStandBeforeItsKind()
    {
        string text = "apiVersion: v1\ndata:\n  config: c3VwZXJzZWNyZXQ=\nkind: Secret\n";
        Assert.Equal(text.Replace("c3VwZXJzZWNyZXQ=", "[REDACTED:secret]", StringComparison.Ordinal), ValueOf(LineOf(JsonSerializer.Serialize(new { text }), null)));
    }

    [Fact]
    public void RedactingAgainChangesNothing() => Gen.Int[0, 1000].Sample(seed =>
    {
        string[] all = [.. Secrets.All];
        string once = ValueOf(LineOf(JsonSerializer.Serialize(new { text = $"token={all[seed % all.Length]} {all[(seed * 7) % all.Length]} --password {Secrets.Body(seed % 30 + 1)}" }), null));
        string twice = ValueOf(LineOf(JsonSerializer.Serialize(new { text = once }), null));
        Assert.Equal(once, twice);
    });

    [Fact]
    public void EveryStringIsCutToFiveHundredCharactersAtAnyDepth()
    {
        string line = LineOf(JsonSerializer.Serialize(new { a = new[] { new { b = new string('é', 5000) } }, c = new string('x', 500) }), null);
        using JsonDocument json = JsonDocument.Parse(line);
        Assert.Equal(500, json.RootElement.GetProperty("params").GetProperty("a")[0].GetProperty("b").GetString()!.Length);
        Assert.Equal(500, json.RootElement.GetProperty("params").GetProperty("c").GetString()!.Length);
    }

    [Fact]
    public void ACutNeverSplitsACharacter()
    {
        string line = LineOf(JsonSerializer.Serialize(new { text = "x" + string.Concat(Enumerable.Repeat("😀", 400)) }), null);
        Assert.Equal(499, ValueOf(line).Length);
    }

    [Theory]
    [InlineData(17_000)]
    [InlineData(300_000)]
    public void ALongStringWithEscapesIsReadRightUpToTheCut(int length)
    {
        string text = string.Concat(Enumerable.Repeat("a\\\"\u0001é😀\n", length / 8));
        Assert.StartsWith(ValueOf(LineOf(JsonSerializer.Serialize(new { text }), null)), text, StringComparison.Ordinal);
    }

    [Fact]
    public void HalfACharacterThatAnotherProgramLeftIsReplacedNotFatal() =>
        Assert.Equal("a\uFFFDb😀\n", ValueOf(LineOf("""{"te\u0078t":"a\ud83db\ud83d\ude00\n"}""", null)));

    [Fact]
    public void ALineNeverExceedsSixtyFourKibibytes()
    {
        string wide = JsonSerializer.Serialize(Enumerable.Range(0, 5000).ToDictionary(i => $"key{i}" + new string('k', 300), _ => new string('\u0001', 800)));
        string deep = string.Concat(Enumerable.Repeat("{\"a\":[", 200)) + "1" + string.Concat(Enumerable.Repeat("]}", 200));
        foreach (string input in (string[])[wide, deep])
        {
            string line = LineOf(input, new string('\u0001', 9000));
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, JsonlAppender.MaxLineBytes);
            Assert.True(RecordLine.TryRead(Encoding.UTF8.GetBytes(line.TrimEnd('\n')), out _));
        }
    }

    [Fact]
    public void ParametersThatAreNoObjectBecomeOne()
    {
        Assert.Contains("\"params\":{\"value\":[1,2]}", LineOf("[1,2]", null), StringComparison.Ordinal);
        Assert.Contains("\"params\":{}", LineOf("", null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, "Exit code 3", "executed")]
    [InlineData(true, true, "stopped", "interrupted")]
    [InlineData(false, false, "<tool_use_error>No such tool</tool_use_error>", "validation")]
    [InlineData(false, false, "Permission to use Bash with command x has been denied.", "denied")]
    [InlineData(false, false, "somebody should look at it first", "denied")]
    [InlineData(false, false, "", "")]
    public void HowFarACallGotIsWritten(bool hasRun, bool isInterrupted, string error, string stage)
    {
        ToolCall call = Redactor.Redact(new CapturedCall { ToolName = "X", IsFailure = true, Source = hasRun ? CaptureSource.Event : CaptureSource.Batch, HasRun = hasRun, IsInterrupted = isInterrupted, Error = error, Context = s_context }, 0);
        Assert.Equal(stage, call.Stage.Word());
    }

    private static string LineOf(string input, string? error)
    {
        var call = new CapturedCall { ToolName = "X", Input = Encoding.UTF8.GetBytes(input), IsFailure = error is not null, Source = CaptureSource.Event, HasRun = true, Error = error, ToolUseId = "t1", Context = s_context };
        return Some.LineOf(Redactor.Redact(call, Some.TimeMs));
    }

    private static string ValueOf(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("params").GetProperty("text").GetString()!;
    }
}
