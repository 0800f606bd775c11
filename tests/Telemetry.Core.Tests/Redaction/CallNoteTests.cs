using System.Text;
using System.Text.Json;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Exit codes and notes, from answers shaped as client 2.1.330 sends them.</summary>
public sealed class CallNoteTests
{
    private const string Quiet = "\"stderr\":\"\",\"interrupted\":false,\"isImage\":false,\"noOutputExpected\":false";

    [Theory]
    [InlineData("""{"stdout":"hello",§}""", 0, SoftOutcome.None)]
    [InlineData("""{"stdout":"",§,"returnCodeInterpretation":"No matches found"}""", 1, SoftOutcome.NoMatch)]
    [InlineData("""{"stdout":"1c1",§,"returnCodeInterpretation":"Files differ"}""", 1, SoftOutcome.ExitMeansNo)]
    [InlineData("""{"stdout":"",§,"returnCodeInterpretation":"Condition is false"}""", 1, SoftOutcome.ExitMeansNo)]
    [InlineData("""{"stdout":"a",§,"returnCodeInterpretation":"Some directories were inaccessible"}""", 1, SoftOutcome.ExitMeansNo)]
    [InlineData("""{"stdout":"a",§,"returnCodeInterpretation":null,"backgroundTaskId":null,"timedOutAfterMs":null}""", 0, SoftOutcome.None)]
    [InlineData("""{"stdout":"",§,"backgroundTaskId":"bx87u9cw0"}""", null, SoftOutcome.None)]
    [InlineData("""{"stdout":"FAIL a",§,"timedOutAfterMs":120000}""", null, SoftOutcome.None)]
    [InlineData("""{"stdout":"FAIL a","stderr":"","interrupted":true}""", null, SoftOutcome.None)]
    [InlineData("\"hello\"", null, SoftOutcome.None)]
    [InlineData("""[{"type":"text","text":"hello"}]""", null, SoftOutcome.None)]
    [InlineData("""{"anything":1}""", null, SoftOutcome.None)]
    [InlineData("null", null, SoftOutcome.None)]
    public void AShellsAnswerTellsItsExitCode(string response, int? exitCode, SoftOutcome note)
    {
        foreach (string tool in (string[])["Bash", "PowerShell"])
        {
            ToolCall call = Redact(tool, """{"command":"x | tail"}""", response.Replace("§", Quiet, StringComparison.Ordinal));
            Assert.Equal((Outcome.Success, Stage.Executed), (call.Outcome, call.Stage));
            Assert.Equal((exitCode, note), (call.ExitCode, call.Note));
        }
    }

    [Fact]
    public void AFailuresExitCodeIsItsTexts()
    {
        Assert.Equal(3, Redact("Bash", "{}", "", "Exit code 3\nboom").ExitCode);
        Assert.Null(Redact("Bash", "{}", "", "Command timed out").ExitCode);
        Assert.Null(Redact("mcp__x__run", "{}", "", "Exit code 3").ExitCode);
    }

    [Theory]
    [InlineData("npm test 2>&1 | tail -5", "FAIL src/a.test.js", SoftOutcome.MaskedFailure)]
    [InlineData("npm test | tail -5", "all 3 passed", SoftOutcome.None)]
    [InlineData("npm test", "FAIL src/a.test.js", SoftOutcome.None)]
    [InlineData("grep -r error log | head", "error: in a log", SoftOutcome.None)]
    [InlineData("tsc; echo done", "src/a.ts(3,1): error TS2304: Cannot find name 'x'.\ndone", SoftOutcome.MaskedFailure)]
    public void AMaskedFailureNeedsBothTheMaskAndALineOfFailure(string command, string stdout, SoftOutcome note)
    {
        string input = JsonSerializer.Serialize(new { command }), answer = JsonSerializer.Serialize(new { stdout, stderr = "", interrupted = false });
        Assert.Equal(note, Redact("Bash", input, answer).Note);
        Assert.Equal(note, Redact("Bash", input, JsonSerializer.Serialize(stdout)).Note);
        Assert.Equal(note, Redact("Bash", input, JsonSerializer.Serialize(new { stdout = "", stderr = stdout, interrupted = false })).Note);
    }

    [Theory]
    [InlineData("Grep", """{"mode":"files_with_matches","filenames":[],"numFiles":0}""", SoftOutcome.NoMatch)]
    [InlineData("Grep", """{"mode":"files_with_matches","filenames":["a.cs"],"numFiles":1}""", SoftOutcome.None)]
    [InlineData("Grep", """{"mode":"content","numFiles":0,"filenames":[],"content":"","numLines":0}""", SoftOutcome.NoMatch)]
    [InlineData("Grep", """{"mode":"content","numFiles":0,"filenames":[],"content":"a.cs:1:x","numLines":1}""", SoftOutcome.None)]
    [InlineData("Grep", """{"mode":"content","numFiles":0,"filenames":[],"content":"a.cs:1:x"}""", SoftOutcome.None)]
    [InlineData("Grep", """{"mode":"count","numFiles":0,"filenames":[],"content":"No matches found","numMatches":0}""", SoftOutcome.NoMatch)]
    [InlineData("Grep", "\"No matches found\"", SoftOutcome.NoMatch)]
    [InlineData("Grep", "\"a.txt:1:No matches found\"", SoftOutcome.None)]
    [InlineData("Glob", """{"filenames":[],"durationMs":3,"numFiles":0,"truncated":false}""", SoftOutcome.NoMatch)]
    [InlineData("Glob", """[{"type":"text","text":"No files found"}]""", SoftOutcome.NoMatch)]
    [InlineData("Glob", "{}", SoftOutcome.None)]
    [InlineData("Read", "\"No files found\"", SoftOutcome.None)]
    [InlineData("WebFetch", """{"bytes":9,"code":404,"codeText":"Not Found","result":"","durationMs":3,"url":"u"}""", SoftOutcome.HttpError)]
    [InlineData("WebFetch", """{"bytes":9,"code":503,"codeText":"","result":""}""", SoftOutcome.HttpError)]
    [InlineData("WebFetch", """{"bytes":9,"code":200,"codeText":"OK","result":"404"}""", SoftOutcome.None)]
    [InlineData("mcp__web__fetch", """{"code":404}""", SoftOutcome.None)]
    public void SearchesAndFetchesAreNoted(string tool, string response, SoftOutcome note)
    {
        ToolCall call = Redact(tool, "{}", response);
        Assert.Equal((Outcome.Success, note, null), (call.Outcome, call.Note, call.ExitCode));
    }

    [Fact]
    public void AFailureHasNoNote() => Assert.Equal(SoftOutcome.None, Redact("Grep", "{}", "\"No files found\"", "boom").Note);

    [Theory]
    [InlineData("x")]
    [InlineData("é\n")]
    [InlineData("\\\"\n\u0001")]
    [InlineData("😀")]
    public void OfALongAnswerTheEndsAreReadAndTheMiddleIsNot(string filling)
    {
        string much = string.Concat(Enumerable.Repeat(filling, 100_000));
        foreach (JsonSerializerOptions? options in (JsonSerializerOptions?[])[null, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }])
        {
            Assert.Equal(SoftOutcome.None, NoteOf(much + "\nFAIL a\n" + much));
            Assert.Equal(SoftOutcome.MaskedFailure, NoteOf(much + "\n" + string.Concat(Enumerable.Repeat("plain text of a long last line, ", 200)) + "\nFAIL a\n"));

            SoftOutcome NoteOf(string stdout) => Redact("Bash", """{"command":"make | tail"}""", JsonSerializer.Serialize(new { stdout, stderr = "" }, options)).Note;
        }
    }

    [Theory]
    [InlineData("""{"stdout":"bad \x escape","stderr":""}""")]
    [InlineData("""{"stdout":"half \ud83d pair\nFAIL","stderr":7}""")]
    [InlineData("""{"stdout":[1],"returnCodeInterpretation":{"a":[]}}""")]
    [InlineData("""{"stdout":"a","stdout":"b","timedOutAfterMs":1e999}""")]
    [InlineData("""{"stdout" "a"}""")]
    [InlineData("""[{"text":"\x"}]""")]
    public void AnAnswerThatCannotBeReadCostsNeitherTheCallNorItsOutcome(string response) =>
        Assert.Equal(Outcome.Success, Redact("Bash", """{"command":"make | tail"}""", response).Outcome);

    // The walk over it allocates nothing, and of its text only the ends are decoded.
    [Theory]
    [InlineData("Bash", """{"command":"make | tail"}""", "stdout")]
    [InlineData("Grep", "{}", "content")]
    [InlineData("WebFetch", "{}", "result")]
    public void AnAnswerOfMegabytesCostsNoMoreMemoryThanASmallOne(string tool, string input, string field)
    {
        byte[] response = Encoding.UTF8.GetBytes("{\"code\":200,\"" + field + "\":\"" + string.Concat(Enumerable.Repeat("a line with \\\"quotes\\\" in it\\n", 400_000)) + "\",\"stderr\":\"\"}");
        var call = new CapturedCall { ToolName = tool, Input = Encoding.UTF8.GetBytes(input), Response = response, IsFailure = false, Source = CaptureSource.Event, HasRun = true, Context = new("s1", null, null, "/p", null, null) };
        Redactor.Redact(call, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(response.Length, Redactor.Redact(call, 0).OutputBytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 256 * 1024);
    }

    [Fact]
    public void NothingOfAnAnswerIsStoredButTheWord()
    {
        ToolCall call = Redact("Bash", """{"command":"make | tail"}""", """{"stdout":"FAIL SENTINEL","stderr":"","returnCodeInterpretation":"SENTINEL"}""");
        Assert.DoesNotContain("SENTINEL", Some.LineOf(call), StringComparison.Ordinal);
        Assert.Contains("\"exit_code\":1,\"note\":\"exit_means_no\"", Some.LineOf(call), StringComparison.Ordinal);
    }

    private static ToolCall Redact(string tool, string input, string response, string? error = null) => Redactor.Redact(
        new CapturedCall
        {
            ToolName = tool,
            Input = Encoding.UTF8.GetBytes(input),
            Response = Encoding.UTF8.GetBytes(response),
            IsFailure = error is not null,
            Error = error,
            Source = CaptureSource.Event,
            HasRun = true,
            Context = new("s1", null, null, "/p", null, null),
        },
        Some.TimeMs);
}
