using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

public sealed class CallShapeTests
{
    private static readonly CallShape s_shape = new("0123456789abcdef"u8);
    private static readonly string[] s_pieces = ["git", "cd", "make", "sudo", "FOO=1", "acme", "timeout 5", "status", "&&", ";", "|", "\n", "\"x y\"", "-C", "(", "<<", "# no"];
    private static readonly JsonSerializerOptions s_likeTheStore = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly CapturedContext s_context = new("s1", null, null, "/p", null, null);

    [Theory]
    [InlineData("git status", "git status")]
    [InlineData("cd ~/acme && git push origin acme-fix 2>&1 | tail -5", "cd && git push | tail")]
    [InlineData("ACME=x psql -c 'select * from acme' ; ls acme || true", "psql; ls || true")]
    [InlineData("cat acme.txt", "cat")]
    [InlineData("echo acme", "echo")]
    [InlineData("sudo apt-get install acme", "apt-get install")]
    [InlineData("/opt/acme/bin/python3 -m acme", "python3")]
    [InlineData("cat <<'EOF' > acme\nrm -rf acme\nEOF", "cat")]
    [InlineData("python3 -c \"import acme; print(1)\"", "python3")]
    public void OfACommandItsProgramsAndSubcommandsAreLeft(string command, string programs)
    {
        string shape = s_shape.OfCommand(command);
        Assert.StartsWith(programs + " [SHAPE:", shape, StringComparison.Ordinal);
        Assert.EndsWith($", {command.Length}]", shape, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme deploy", "^unnamed-[a-z]{8} \\[SHAPE:")]
    [InlineData("./scripts/acme-deploy.sh --all", "^unnamed-[a-z]{8}\\.sh \\[SHAPE:")]
    [InlineData("make acme-deploy", "^make unnamed-[a-z]{8} \\[SHAPE:")]
    [InlineData("npm run acme:deploy", "^npm run \\[SHAPE:")]
    [InlineData("$ACME x", "^\\[SHAPE:")]
    [InlineData("for acme in *; do ls $acme; done", "^for; ls; done \\[SHAPE:")]
    public void WhatIsNoCommonProgramHasNoName(string command, string pattern)
    {
        Assert.Matches(pattern, s_shape.OfCommand(command));
        Assert.DoesNotContain("acme", s_shape.OfCommand(command), StringComparison.OrdinalIgnoreCase);
    }

    // The families that answers group by are one for one those of the whole commands.
    [Fact]
    public void ACommandsFamilyIsThatOfItsShape() => Gen.OneOf(
        Gen.String[Gen.Char["git lscdmake/.-|&;<>\"'\\\n()$#="], 0, 40],
        Gen.Int[0, s_pieces.Length - 1].Array[0, 9].Select(pieces => string.Join(' ', pieces.Select(i => s_pieces[i]))))
        .Sample(command =>
        {
            string whole = FamilyOf(command), shaped = FamilyOf(s_shape.OfCommand(command));
            Assert.Equal(whole.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, shaped.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
            if (!shaped.Contains("unnamed-", StringComparison.Ordinal))
                Assert.Equal(whole, shaped);
        });

    [Theory]
    [InlineData("/home/dev/acme/Order.cs", "^\\[SHAPE:[a-z]{8}\\.cs, 23\\]$")]
    [InlineData("**/*.TSX", "^\\[SHAPE:[a-z]{8}\\.tsx, 8\\]$")]
    [InlineData("https://acme.example/a?b=c", "^\\[SHAPE:[a-z]{8}, 26\\]$")]
    [InlineData("report.acme", "^\\[SHAPE:[a-z]{8}, 11\\]$")]
    [InlineData("Remember acme.\nAnd more.", "^\\[SHAPE:[a-z]{8}, 24\\]$")]
    [InlineData("", "^$")]
    public void OfATextItsExtensionAndSizeAreLeft(string text, string pattern) => Assert.Matches(pattern, s_shape.OfText(text));

    [Fact]
    public void OfATextWithASecretNotEvenTheSizeIsLeft()
    {
        string secret = Secrets.Body(14), other = secret + "9";
        Assert.Matches("^curl \\[SHAPE:[a-z]{8}\\]$", s_shape.OfCommand($"curl -H 'Authorization: Bearer {secret}' https://x"));
        Assert.Equal(s_shape.OfText($"export API_TOKEN={secret}"), s_shape.OfText($"export API_TOKEN={other}"));
    }

    [Fact]
    public void MembersAndSizesStayAndTextsGo()
    {
        string json = ParamsOf("""{"file_path":"/a/acme.md","limit":4711,"ratio":0.75,"big":49170123456,"huge":1e300,"all":true,"none":null,"edits":[{"old_string":"acme","new_string":""}],"pin_token":1234}""");
        Assert.Matches("""^\{"file_path":"\[SHAPE:[a-z]{8}\.md, 10\]","limit":4000,"ratio":0\.70,"big":40000000000,"huge":0,"all":true,"none":null,"edits":\[\{"old_string":"\[SHAPE:[a-z]{8}, 4\]","new_string":""\}\],"pin_token":"\[REDACTED:token\]"\}$""", json);
    }

    [Theory]
    [InlineData("""{"environment":{"acme corp":"x","acme.example":1,"4acme":2,"PATH":"x"}}""", """^\{"environment":\{"PATH":"\[SHAPE:[a-z]{8}, 1\]","…omitted":3\}\}$""")]
    [InlineData("""{"a1b2c3d4":1}""", """^\{"…omitted":1\}$""")]
    [InlineData("\"acme\"", """^\{"value":"\[SHAPE:[a-z]{8}, 4\]"\}$""")]
    [InlineData("", """^\{\}$""")]
    public void AMapsKeysAreTextToo(string input, string pattern) => Assert.Matches(pattern, ParamsOf(input));

    [Fact]
    public void ATextThatWasNotReadToItsEndSaysSo() => Assert.Matches("""^\{"content":"\[SHAPE:[a-z]{8}, 1\d{4}\+\]"\}$""", ParamsOf(JsonSerializer.Serialize(new { content = new string('x', 100_000) })));

    [Fact]
    public void NoTextOfAnyParametersIsLeft() => Gen.String[Gen.Char['А', 'я'], 3, 20].Array[1, 5].Sample(texts =>
    {
        string json = ParamsOf(JsonSerializer.Serialize(new { command = texts[0], list = texts, map = texts.Distinct().ToDictionary(text => text, text => text) }));
        Assert.All(texts, text => Assert.DoesNotContain(text, json, StringComparison.Ordinal));
    });

    private static string ParamsOf(string input)
    {
        var call = new CapturedCall { ToolName = "T", Input = Encoding.UTF8.GetBytes(input), IsFailure = false, Source = CaptureSource.Event, Context = s_context };
        return Redactor.Redact(call, 0, s_shape).Params.ToString();
    }

    private static string FamilyOf(string command)
    {
        Span<byte> family = stackalloc byte[CommandFamily.MaxBytes];
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(command, s_likeTheStore);
        return Encoding.UTF8.GetString(family[..CommandFamily.Write(json.AsSpan(1, json.Length - 2), family)]);
    }
}
