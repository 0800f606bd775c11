using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Wherever a cut falls, no piece of a secret is left and no marker is cut.</summary>
public sealed class CutSecretsTests
{
    private const string Lead = "a plain line of output\n";

    // Forms that stay what they are wherever they stand.
    private static readonly string[] s_forms =
    [
        "†", "‡", "⟦", "‖", "export API_TOKEN=¶; make", "tool --password § --host db", "{\"apiKey\": \"¶\", \"n\": 1}", "{\\\"apiKey\\\":\\\"¶\\\"}", "password: §\nport: 1", "curl -H \"Authorization: Bearer ¶\" https://example.com",
        "curl -b \"sessionid=¶; theme=dark\" https://example.com", "https://jo:§@example.com/x", "https://example.com/?token=¶&a=1", "https://bucket.s3.amazonaws.com/k?X-Amz-Signature=¤&x=1", "Server=db;Password=§;Encrypt=true", "echo ◆ | base64 -d",
        "ALTER USER app PASSWORD '§';", "<password>§</password>", "mysql -u root -p§ -h db", "echo § | docker login -u jo --password-stdin", "machine example.com login jo password §\n", "//npm.acme.io/:_authToken=¶\n",
    ];

    public static TheoryData<string> Forms => [.. s_forms];

    [Theory]
    [MemberData(nameof(Forms))]
    public void TheCutOfAParameterLeavesNoPieceOfASecret(string form)
    {
        for (int at = TextRedaction.MaxLength - 330; at <= TextRedaction.MaxLength + 10; at++)
        {
            var secrets = new List<string>();
            string text = Padding(at) + PlacedSecret.Fill(form, at, secrets) + " and more";
            AssertClean(secrets, LineOf(JsonSerializer.Serialize(new { text }), null), "params");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void TheCutAtAnErrorsEndLeavesNoPieceOfASecret(string form) => InErrors(form, 1690, 2010, at => (Padding(at), "\nand more"));

    [Theory]
    [MemberData(nameof(Forms))]
    public void TheCutBehindAnErrorsFirstLinesLeavesNoPieceOfASecret(string form) => InErrors(form, 0, 210, at => (new string('x', at) + (at > 0 ? "; " : ""), "\n" + string.Concat(Enumerable.Repeat(Lead, 200)) + "fatal: it broke\n"));

    // The text goes on about 494 characters before the salient line.
    [Theory]
    [MemberData(nameof(Forms))]
    public void TheCutBeforeAnErrorsSalientLineLeavesNoPieceOfASecret(string form) => InErrors(form, 160, 520, at => (Padding(1000), "\n" + Padding(at) + "fatal: it broke\n" + new string('y', 1600)));

    // Of a long string 16 KiB are read. Without a key before it, what stands there is far behind the cut.
    [Theory]
    [MemberData(nameof(Forms))]
    public void TheCapOnWhatIsReadLeavesNoPieceOfASecret(string form)
    {
        string before = "-----BEGIN RSA PRIV" + "ATE KEY-----\n" + string.Concat(Enumerable.Repeat(PlacedSecret.Mixed(new Random(3), 64) + "\n", 240)) + "-----END RSA PRIV" + "ATE KEY-----\n";
        int written = JsonSerializer.Serialize(before).Length - 2;
        for (int at = LongStrings.MaxBytes - 360; at <= LongStrings.MaxBytes + 10; at += 3)
        {
            var secrets = new List<string>();
            // A line end takes two bytes there.
            string text = before + Padding((at - written) * Lead.Length / (Lead.Length + 1)) + PlacedSecret.Fill(form, at, secrets) + "\n" + new string('z', 3000);
            AssertClean(secrets, LineOf(JsonSerializer.Serialize(new { text }), null), "params");
        }
    }

    [Fact]
    public void WhereNearlyAllOfALongStringIsSecretItsUnreadEndIsSaidToBe()
    {
        string key = "-----BEGIN RSA PRIV" + "ATE KEY-----\n" + string.Concat(Enumerable.Repeat(PlacedSecret.Mixed(new Random(3), 64) + "\n", 230)) + "-----END RSA PRIV" + "ATE KEY-----\n";
        JsonNode text = JsonNode.Parse(LineOf(JsonSerializer.Serialize(new { text = "first\n" + key + "second\n" + new string('z', 30_000) }), null))!["params"]!["text"]!;
        Assert.Equal("first\n[REDACTED:private-key]", text.GetValue<string>());
        text = JsonNode.Parse(LineOf(JsonSerializer.Serialize(new { text = "first\n" + key[..9000].TrimEnd() + "\n-----END RSA PRIV" + "ATE KEY-----\nsecond\n" + string.Concat(Enumerable.Repeat("a plain line of output\n", 1000)) }), null))!["params"]!["text"]!;
        Assert.StartsWith("first\n[REDACTED:private-key]\nsecond\na plain line of output\na plain", text.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void AMarkerThatIsThereAlreadyIsKeptWholeOrLeftOut()
    {
        for (int at = 440; at <= 510; at++)
        {
            string text = "--password " + Secrets.Body(14) + Padding(at) + "[REDACTED:private-key] and more";
            Assert.DoesNotMatch(@"\[R?E?D?A?C?T?E?D?:?[a-z-]*$", TextRedaction.Apply(text));
        }
    }

    private static void InErrors(string form, int from, int to, Func<int, (string Before, string Behind)> around)
    {
        for (int at = from; at <= to; at += to - from > 300 ? 2 : 1)
        {
            var secrets = new List<string>();
            (string before, string behind) = around(at);
            AssertClean(secrets, LineOf("{}", before + PlacedSecret.Fill(form, at, secrets) + behind), "error");
        }
    }

    // Lines of plain words, and of the last one so much that the secret's line starts exactly there.
    private static string Padding(int length)
    {
        string lines = string.Concat(Enumerable.Repeat(Lead, length / Lead.Length + 1))[..Math.Max(0, length - 1)];
        return length == 0 ? "" : lines + "\n";
    }

    private static void AssertClean(List<string> secrets, string line, string field)
    {
        JsonNode value = JsonNode.Parse(line)![field]!;
        string text = field == "params" ? value["text"]!.GetValue<string>() : value.GetValue<string>();
        Assert.DoesNotContain(secrets.SelectMany(PlacedSecret.Pieces), piece => text.Contains(piece, StringComparison.Ordinal) || line.Contains(piece, StringComparison.Ordinal));

        string unmarked = PlacedSecret.Unmarked(text);
        Assert.DoesNotContain("[RED", unmarked, StringComparison.Ordinal);
        Assert.DoesNotContain("ACTED:", unmarked, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, field == "params" ? 500 : 2000);
    }

    private static string LineOf(string input, string? error)
    {
        var call = new CapturedCall { ToolName = "X", Input = Encoding.UTF8.GetBytes(input), IsFailure = error is not null, Source = CaptureSource.Event, HasRun = true, Error = error, ToolUseId = "t1", Context = new CapturedContext("s1", null, null, "/p", null, null) };
        return Some.LineOf(Redactor.Redact(call, Some.TimeMs));
    }
}
