using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Telemetry.Import;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Fuzz;

/// <summary>Whatever stands in a transcript, its reader passes it over and loses none of the whole calls around it.</summary>
[Collection(FuzzRuns.Name)]
public sealed class TranscriptFuzzTests
{
    [Fact]
    public void ADamagedLineCostsNoCallOfOtherLines()
    {
        using TempFolder folder = TempFolder.ForCaller();
        string path = folder.File("transcript.jsonl");

        Fuzzing.Run(Fuzzing.LinesOf("transcript-lines.jsonl"), damaged =>
        {
            // One call before, one after, and one whose result comes only then.
            File.WriteAllBytes(path, [.. Lines(Use("before"), Result("before"), Use("around")), .. damaged, (byte)'\n', .. Lines(Use("after"), Result("around"), Result("after"))]);

            List<TranscribedCall> calls = CallsOf(path);

            Assert.Equal(["after", "around", "before"], calls.Select(call => call.Call.ToolUseId).Where(id => id is "before" or "around" or "after").Order(StringComparer.Ordinal));
            Assert.All(calls, call => Recorded.AssertIsRecord(LineOf(call).Span));
        });
    }

    [Fact]
    public void EveryRealLineIsRead()
    {
        // Else the test above would hold for a reader that sees nothing but its own lines.
        string path = Path.Combine(AppContext.BaseDirectory, "Fixtures", "transcript-lines.jsonl");

        List<TranscribedCall> calls = CallsOf(path);

        Assert.True(calls.Count > 20, $"{calls.Count} calls");
        Assert.All(calls, call => Recorded.AssertIsRecord(LineOf(call).Span));
    }

    [Fact]
    public void HalfACharacterInATimestampCostsOnlyItsLine()
    {
        using TempFolder folder = TempFolder.ForCaller();
        string path = folder.File("transcript.jsonl");
        File.WriteAllBytes(path, Lines(Use("a"), Use("b"), Result("a").Replace("11:30", "11\\ud800:30", StringComparison.Ordinal), Result("b")));

        Assert.Equal("b", Assert.Single(CallsOf(path)).Call.ToolUseId);
    }

    private static List<TranscribedCall> CallsOf(string path)
    {
        var calls = new List<TranscribedCall>();
        var reader = new TranscriptReader(TranscriptFile.At(new FileInfo(path)), calls.Add, _ => { });
        using SafeFileHandle file = File.OpenHandle(path);
        long end = reader.Read(file, 0);
        Assert.InRange(reader.ResumeOffset(end), 0, end);
        return calls;
    }

    // As an import does it: parameters that are no JSON are lost, the call is not.
    private static ReadOnlyMemory<byte> LineOf(TranscribedCall call)
    {
        try
        {
            return RecordWriter.ToLine(Redactor.Redact(call.Call, call.TimestampMs));
        }
        catch (JsonException)
        {
            return RecordWriter.ToLine(Redactor.Redact(call.Call with { Input = default, Response = default }, call.TimestampMs));
        }
    }

    private static byte[] Lines(params string[] lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static string Use(string id) =>
        $$$"""{"type":"assistant","uuid":"u_{{{id}}}","sessionId":"s","timestamp":"2026-11-22T11:30:28.708Z","cwd":"/p","version":"2.1.330","isSidechain":false,"message":{"id":"msg_{{{id}}}","role":"assistant","model":"m","content":[{"type":"tool_use","id":"{{{id}}}","name":"Bash","input":{"command":"ls"}}]}}""";

    private static string Result(string id) =>
        $$$"""{"type":"user","uuid":"r_{{{id}}}","sessionId":"s","timestamp":"2026-11-22T11:30:28.808Z","cwd":"/p","version":"2.1.330","isSidechain":false,"message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"{{{id}}}","is_error":false,"content":"done"}]},"toolUseResult":{"stdout":"done"},"permissionDecision":{"decision":"accept"}}""";
}
