using System.Text;
using System.Text.Json;
using CsCheck;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

public sealed class RecordLineTests
{
    // Whole characters only: half of a surrogate pair cannot be written as UTF-8, and the redactor lets none through.
    private static readonly Gen<string> s_text = Some.OneOf("a", "b", "XYZ", " ", "\"", "\\", "\n", "\t", "{", "}", "[", "]", ":", ",", "é", "→", "😀", "\u0001", "'", "/", "<", "&", "+").Array[0, 30].Select(string.Concat);

    private static readonly Gen<ToolCall> s_calls = Gen.Select(s_text, s_text, Gen.Bool, Gen.Int[0, 6], Gen.Long[0, 10_000_000], Gen.Int[0, 3]).Select((name, text, fails, stage, latency, source) => new ToolCall
    {
        TimestampMs = Some.TimeMs + latency,
        ToolName = "T" + name,
        Params = new RedactedJson(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { [name] = text })),
        Outcome = fails ? Outcome.Failure : Outcome.Success,
        Error = fails ? "E" + text : null,
        LatencyMs = latency,
        SessionId = "s" + name,
        ToolUseId = "id" + text,
        Stage = (Stage)stage,
        LatencySource = LatencySource.Reported,
        IsBackground = fails,
        AgentId = "a" + text,
        Project = "/" + text,
        BatchSize = stage,
        ExitCode = -stage,
        Note = (SoftOutcome)(stage % 5),
        InputBytes = latency,
        Source = (RecordSource)source,
    });

    [Fact]
    public void EveryCallIsReadBackAsItWasWritten() => s_calls.Sample(call =>
    {
        ReadOnlyMemory<byte> line = RecordWriter.ToLine(call);
        Assert.True(RecordLine.TryRead(line.Span[..^1], out RecordLine record));
        Assert.Equal(RecordKind.Call, record.Kind);
        ToolCall back = RecordReader.ToCall(record)!;
        Assert.Equal(call.Params.ToString(), back.Params.ToString());
        Assert.Equal(call with { Params = default }, back with { Params = default });
    });

    [Fact]
    public void ALineHoldsExactlyOneNewlineAtItsEnd() => s_calls.Sample(call =>
    {
        ReadOnlySpan<byte> line = RecordWriter.ToLine(call).Span;
        return line.IndexOf((byte)'\n') == line.Length - 1;
    });

    [Fact]
    public void ALineIsJsonThatAnyOtherReaderUnderstands() => s_calls.Sample(call =>
    {
        using JsonDocument json = JsonDocument.Parse(RecordWriter.ToLine(call));
        return json.RootElement.GetProperty("tool_name").GetString() == call.ToolName;
    });

    [Fact]
    public void ALineThatIsCutAnywhereIsNotARecord() => s_calls.Sample(call =>
    {
        byte[] line = RecordWriter.ToLine(call)[..^1].ToArray();
        for (int length = 0; length < line.Length; length++)
            Assert.False(RecordLine.TryRead(line.AsSpan(0, length), out _), $"cut at {length}");
    }, iter: 30);

    [Theory]
    [InlineData("""{"timestamp":"2025-01-03T10:30:00","tool_name":"Read","params":{"file_path":"/path/to/file"},"outcome":"success","latency_ms":89}""")]
    [InlineData("""{"timestamp": "2025-01-03T10:30:01", "tool_name": "Edit", "params": {"file_path": "..."}, "outcome": "failure", "error": "old_string not found", "latency_ms": 12}""")]
    [InlineData("""  { "outcome" : "success" , "unknown" : [ { "a" : "}" } ] , "tool_name":"X","timestamp":"2025-01-03T10:30:00.000Z" }  """)]
    public void LinesOfOtherWritersAreCalls(string line)
    {
        Assert.True(RecordLine.TryRead(Encoding.UTF8.GetBytes(line), out RecordLine record));
        Assert.Equal(RecordKind.Call, record.Kind);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"tool_name":"X","outcome":"success"}""")]
    [InlineData("""{"timestamp":"2025-01-03T10:30:00.000Z","tool_name":"X"}""")]
    [InlineData("""{"timestamp":"2025-01-03T10:30:00.000Z","tool_name":"X","outcome":"maybe"}""")]
    [InlineData("""{"timestamp":"soon","tool_name":"X","outcome":"success"}""")]
    [InlineData("""{"timestamp":"2025-01-03T10:30:00.000Z","message":"hello"}""")]
    public void JsonThatIsNoRecordIsForeign(string line)
    {
        Assert.True(RecordLine.TryRead(Encoding.UTF8.GetBytes(line), out RecordLine record));
        Assert.Equal(RecordKind.Foreign, record.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[1,2]")]
    [InlineData("""{"a":1}{"b":2}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a" 1}""")]
    [InlineData("""{"a":}""")]
    public void WhatIsNoJsonObjectIsRefused(string line) => Assert.False(RecordLine.TryRead(Encoding.UTF8.GetBytes(line), out _));
}
