using System.Text;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;

namespace Telemetry.Core.Tests.Import;

public sealed class TranscriptReaderTests
{
    [Fact]
    public void ACallIsToldWithItsResult()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        transcript.Call("t1", "Read", """{"file_path":"/p/a.cs"}""").Result("t1", "text");
        TranscriptReading read = TranscriptReading.Of(transcript.Write());

        var (call, timestampMs) = Assert.Single(read.Calls);
        Assert.Equal(transcript.LastMs, timestampMs);
        Assert.Equal("Read", call.ToolName);
        Assert.Equal("""{"file_path":"/p/a.cs"}""", Encoding.UTF8.GetString(call.Input.Span));
        Assert.False(call.IsFailure);
        Assert.Equal(CaptureSource.Transcript, call.Source);
        Assert.Equal(1000, call.WallMs);
        Assert.Null(call.DurationMs);
        Assert.Equal(("s1", null, "/home/dev/app", "model-a", "2.1.330"), (call.Context.SessionId, call.Context.AgentId, call.Context.WorkingDirectory, call.Model, call.ClientVersion));
        Assert.Null(call.BatchId);
    }

    [Fact]
    public void ResultsFindTheirCallsByIdInAnyOrder()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        transcript.Call("t1", message: "m").Call("t2", message: "m").Result("t2", "two").Call("t3", message: "m").Result("t3", "three").Result("t1", "boom", isError: true);
        TranscriptReading read = TranscriptReading.Of(transcript.Write());

        Assert.True(read["t1"].Call.IsFailure);
        Assert.Equal("boom", read["t1"].Call.Error);
        Assert.All(read.Calls, call => Assert.Equal(("t1", 3), (call.Call.BatchId, call.Call.BatchSize)));
        Assert.Equal(["t1", "t2", "t3"], read.Calls.Select(call => call.Call.ToolUseId));
    }

    [Fact]
    public void ACallWithoutAResultIsToldOnlyOnceItHasOne()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        transcript.Call("t0").Result("t0").Call("t1");
        TranscriptReading first = TranscriptReading.Of(transcript.Write());

        Assert.Equal(["t0"], first.Calls.Select(call => call.Call.ToolUseId));
        Assert.Equal(1, first.Reader.CallsWithoutResult);

        transcript.Result("t1").Call("t2").Result("t2");
        TranscriptReading second = TranscriptReading.Of(transcript.Write(), first.Reader.ResumeOffset(first.End));
        Assert.Equal(["t1", "t2"], second.Calls.Select(call => call.Call.ToolUseId));
        Assert.Equal(0, second.Reader.CallsWithoutResult);
    }

    [Fact]
    public void ALastLineWithoutItsNewlineIsReadTheNextTime()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        TranscriptReading first = TranscriptReading.Of(transcript.Call("t1").Write(tail: """{"type":"user","message":{"content":[{"type":"tool_re"""));
        Assert.Empty(first.Calls);
        Assert.Equal(0, first.Reader.UnreadableLines);

        TranscriptReading second = TranscriptReading.Of(transcript.Result("t1").Write(), first.Reader.ResumeOffset(first.End));
        Assert.Single(second.Calls);
    }

    [Fact]
    public void OtherLinesThatRepeatAMessageAreNoCalls()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        transcript.Raw("""{"type":"api-request-blob","timestamp":"2026-11-22T11:30:00Z","message":{"id":"m","content":[{"type":"tool_use","id":"t9","name":"Bash","input":{}}]}}""")
            .Call("t1").Raw("""{"type":"from-the-future","message":{"content":[{"type":"tool_use"}]}}""").Result("t1");
        Assert.Equal(["t1"], TranscriptReading.Of(transcript.Write()).Calls.Select(call => call.Call.ToolUseId));
    }

    [Fact]
    public void ATornLineIsCountedAndTheNextOneIsRead()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        transcript.Call("t1").Raw("""{"type":"assistant","message":{"content":[{"type":"tool_use","id":"torn","na""").Raw("").Raw("not JSON at all").Result("t1");
        TranscriptReading read = TranscriptReading.Of(transcript.Write());
        Assert.Equal(["t1"], read.Calls.Select(call => call.Call.ToolUseId));
        Assert.Equal(1, read.Reader.UnreadableLines);
    }

    [Theory]
    [InlineData("""{"permissionDecision":{"decision":"accept"}}""", true, CaptureDenial.None)]
    [InlineData("""{"permissionDecision":{"decision":"reject","source":"hook"},"toolDenialKind":"permission-rule"}""", false, CaptureDenial.Rule)]
    [InlineData("""{"permissionDecision":{"decision":"reject","source":"config","reasonCode":"unknown"},"toolDenialKind":"user-rejected"}""", false, CaptureDenial.User)]
    [InlineData("""{"toolDenialKind":"user-rejected","toolDenialBeforeRun":true}""", null, CaptureDenial.Interruption)]
    [InlineData("""{"toolDenialKind":"interrupted"}""", null, CaptureDenial.Interruption)]
    [InlineData("""{"toolDenialKind":"cancelled"}""", null, CaptureDenial.Cancellation)]
    [InlineData("""{"toolDenialKind":"automode-blocked","permissionDecision":{"decision":"reject"}}""", false, CaptureDenial.Rule)]
    [InlineData("""{"toolDenialKind":"a word of tomorrow"}""", null, CaptureDenial.None)]
    [InlineData("""{"permissionDecision":"accept"}""", null, CaptureDenial.None)]
    public void WhatTheClientSaysOfAFailureIsKept(string extra, bool? hasRun, CaptureDenial denial)
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        CapturedCall call = TranscriptReading.Of(transcript.Call("t1").Result("t1", "text", isError: true, extra).Write())["t1"].Call;
        Assert.Equal(hasRun, call.HasRun);
        Assert.Equal(denial, call.Denial);
    }

    [Theory]
    [InlineData("WebFetch", """{"toolUseResult":{"bytes":3,"code":200,"durationMs":412}}""", 412L)]
    [InlineData("WebSearch", """{"toolUseResult":{"durationSeconds":8.4}}""", 8400L)]
    [InlineData("Agent", """{"toolUseResult":{"status":"completed","agentId":"a1","totalDurationMs":5005}}""", 5005L)]
    [InlineData("Glob", """{"toolUseResult":{"filenames":[],"durationMs":1e99}}""", null)]
    [InlineData("Glob", """{"toolUseResult":{"durationMs":"12"}}""", null)]
    [InlineData("Bash", """{"toolUseResult":{"stdout":"","durationMs":7}}""", null)]
    [InlineData("mcp__x__WebFetch", """{"toolUseResult":{"durationMs":7}}""", null)]
    public void ADurationIsReportedWhereTheClientsOwnToolMeasuresIt(string tool, string extra, long? durationMs)
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        Assert.Equal(durationMs, TranscriptReading.Of(transcript.Call("t1", tool).Result("t1", extra: extra).Write())["t1"].Call.DurationMs);
    }

    [Fact]
    public void LanesThatOlderClientsWroteIntoTheSessionAreKeptApart()
    {
        using var folder = TempFolder.ForCaller();
        string Line(string uuid, string parent, string type, string message) =>
            $$"""{"parentUuid":{{parent}},"isSidechain":true,"type":"{{type}}","message":{{message}},"uuid":"{{uuid}}","timestamp":"2025-07-01T10:00:00.000Z","sessionId":"s1","version":"1.0.40"}""";
        string Call(string id) => $$"""{"id":"m{{id}}","content":[{"type":"tool_use","id":"{{id}}","name":"Read","input":{} }]}""";
        string Result(string id) => $$"""{"content":[{"type":"tool_result","tool_use_id":"{{id}}","content":"x"}]}""";
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        transcript.Call("main").Result("main")
            .Raw(Line("a0", "null", "user", """{"content":"look around"}""")).Raw(Line("b0", "null", "user", """{"content":"look elsewhere"}"""))
            .Raw(Line("a1", "\"a0\"", "assistant", Call("ta"))).Raw(Line("b1", "\"b0\"", "assistant", Call("tb")))
            .Raw(Line("a2", "\"a1\"", "user", Result("ta"))).Raw(Line("b2", "\"b1\"", "user", Result("tb")))
            .Raw(Line("a3", "\"a2\"", "assistant", Call("ta2"))).Raw(Line("a4", "\"a3\"", "user", Result("ta2")));
        TranscriptReading read = TranscriptReading.Of(transcript.Write());

        Assert.Null(read["main"].Call.Context.AgentId);
        Assert.Equal("a0", read["ta"].Call.Context.AgentId);
        Assert.Equal("a0", read["ta2"].Call.Context.AgentId);
        Assert.Equal("b0", read["tb"].Call.Context.AgentId);
    }

    [Fact]
    public void ALineOfManyMegabytesIsReadAndItsTextIsCut()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        string content = new('x', 9_000_000);
        transcript.Call("t1", "Write", $$"""{"file_path":"/p","content":"{{content}}"}""").Result("t1").Call("t2").Result("t2");
        TranscriptReading read = TranscriptReading.Of(transcript.Write());

        CapturedCall call = read["t1"].Call;
        Assert.True(call.InputBytes > 9_000_000);
        Assert.InRange(call.Input.Length, 1000, 40_000);
        Assert.Equal(2, read.Calls.Count);
    }

    [Fact]
    public void ARepeatedLineAddsNoSecondCall()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        transcript.Call("t1", message: "m").Call("t1", message: "m").Result("t1").Result("t1");
        Assert.Single(TranscriptReading.Of(transcript.Write()).Calls);
    }

    [Fact]
    public void HookDurationsAreToldWhereTheClientWritesThem()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("s.jsonl"));
        transcript.Raw("""{"type":"system","subtype":"stop_hook_summary","hookCount":2,"hookInfos":[{"command":"/h/a.sh","durationMs":4},{"command":"/h/b.sh","durationMs":90}],"timestamp":"2026-11-22T11:30:28.970Z"}""")
            .Raw("""{"type":"attachment","attachment":{"type":"hook_success","hookName":"PostToolUse:Bash","hookEvent":"PostToolUse","command":"/h/c.sh","durationMs":31},"timestamp":"2026-11-22T11:30:29.000Z"}""")
            .Raw("""{"type":"attachment","attachment":{"type":"hook_success","command":"/h/d.sh","durationMs":"long"}}""");
        Assert.Equal(
            [("/h/a.sh", "Stop", 4L), ("/h/b.sh", "Stop", 90L), ("/h/c.sh", "PostToolUse", 31L)],
            TranscriptReading.Of(transcript.Write()).HookRuns.Select(run => (run.Command, run.Event, run.DurationMs)));
    }
}
