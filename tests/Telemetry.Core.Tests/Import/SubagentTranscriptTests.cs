using Telemetry.Core.Tests.Support;
using Telemetry.Import;

namespace Telemetry.Core.Tests.Import;

public sealed class SubagentTranscriptTests
{
    private const string Notification =
        """{"type":"queue-operation","operation":"enqueue","timestamp":"2026-11-22T11:31:00.000Z","sessionId":"s1","content":"<task-notification>\n<task-id>a1</task-id>\n<tool-use-id>launch</tool-use-id>\n<status>failed</status>\n<summary>Agent \"x\" finished</summary>\n</task-notification>"}""";

    [Fact]
    public void ASubagentThatEndsWithWordsHasStopped()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("agent-a1.jsonl"));
        transcript.Call("t1", agentId: "a1");
        long startedAtMs = transcript.LastMs;
        transcript.Result("t1", agentId: "a1").Text("done", agentId: "a1");
        TranscriptReading read = TranscriptReading.Of(transcript.Write());

        SubagentTrace trace = Assert.Single(read.Reader.Subagents);
        Assert.Equal(("a1", "s1", startedAtMs, transcript.LastMs), (trace.AgentId, trace.SessionId, trace.StartedAtMs, trace.StoppedAtMs));
        Assert.Equal("a1", read["t1"].Call.Context.AgentId);
    }

    [Fact]
    public void ASubagentThatWaitsForAResultHasNotStopped()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("agent-a1.jsonl"));
        TranscriptReading waiting = TranscriptReading.Of(transcript.Text("I look", agentId: "a1").Call("t1", agentId: "a1").Write());
        Assert.Null(Assert.Single(waiting.Reader.Subagents).StoppedAtMs);

        TranscriptReading thinking = TranscriptReading.Of(transcript.Result("t1", agentId: "a1").Write());
        Assert.Null(Assert.Single(thinking.Reader.Subagents).StoppedAtMs);
    }

    [Fact]
    public void ItsTypeStandsInTheSidecarElseInItsLines()
    {
        using var folder = TempFolder.ForCaller();
        var transcript = new WrittenTranscript(folder.File("agent-a1.jsonl"));
        transcript.Call("t1").Result("t1").Raw("""{"type":"assistant","attributionAgent":"explorer","timestamp":"2026-11-22T11:31:00.000Z","message":{"content":[]}}""");
        Assert.Equal("explorer", Assert.Single(TranscriptReading.Of(transcript.Write()).Reader.Subagents).AgentType);

        File.WriteAllText(folder.File("agent-a1.meta.json"), """{"agentType":"general-purpose","toolUseId":"launch"}""");
        TranscriptReading read = TranscriptReading.Of(transcript.Write());
        Assert.Equal("general-purpose", Assert.Single(read.Reader.Subagents).AgentType);
        Assert.Equal("general-purpose", read["t1"].Call.Context.AgentType);
    }

    [Fact]
    public void TheSessionIsToldHowItEnded()
    {
        using var folder = TempFolder.ForCaller();
        TranscriptReading read = TranscriptReading.Of(new WrittenTranscript(folder.File("s1.jsonl")).Raw(Notification).Write());
        SubagentTrace trace = Assert.Single(read.Reader.Subagents);
        Assert.Equal(("a1", "failed", null), (trace.AgentId, trace.Status, trace.StoppedAtMs));
        Assert.NotNull(trace.ToldAtMs);
    }

    [Fact]
    public void ALaunchWhoseResultIsWordsOnlyIsFoundByTheSidecar()
    {
        using var folder = TempFolder.ForCaller();
        string subagents = Directory.CreateDirectory(Path.Combine(folder.Subfolder("s1"), "subagents")).FullName;
        File.WriteAllText(Path.Combine(subagents, "agent-a2.meta.json"), """{"agentType":"x","toolUseId":"nested","requestShape":"background"}""");
        File.WriteAllText(Path.Combine(subagents, "agent-a3.meta.json"), "not JSON");
        var parent = new WrittenTranscript(Path.Combine(subagents, "agent-a1.jsonl"));
        TranscriptReading read = TranscriptReading.Of(parent.Call("nested", "Agent", agentId: "a1").Result("nested", agentId: "a1").Write());

        Assert.Equal(("a2", true), (read["nested"].Call.SubagentId, read["nested"].Call.IsBackground));
        Assert.Equal("a1", read["nested"].Call.Context.AgentId);
    }
}
