using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class SlowCallTests
{
    [Fact]
    public void TheSlowestAreWhatSortingGives() => Gen.Select(Gen.Int[0, 40], Gen.Int[0, 2], Gen.Bool).Array[0, 60].Sample(calls =>
    {
        using var folder = TempFolder.ForCaller("TheSlowest");
        ToolCall[] stored = [.. calls.Select((call, i) => Some.Call(i: i, latencyMs: call.Item1, latencySource: (LatencySource)(call.Item2 + 1)) with { IsBackground = call.Item3 })];
        CallIndex index = Some.IndexOf(folder, stored);
        IEnumerable<string?> expected = stored.Where(call => call.LatencySource == LatencySource.Reported && !call.IsBackground).OrderByDescending(call => call.LatencyMs).ThenBy(call => call.TimestampMs).Take(5).Select(call => call.ToolUseId);
        Assert.Equal(expected, SlowCall.From(index, new CallFilter(), LatencySource.Reported, 5).Select(call => call.ToolUseId));
    }, iter: 60);

    [Theory]
    [InlineData("Bash", """{"command":"cd /x && git push origin"}""", "git push")]
    [InlineData("Read", """{"limit":3,"file_path":"/home/dev/app/src/Main.cs"}""", "Main.cs")]
    [InlineData("LS", """{"path":"C:\\\\work\\\\app\\\\"}""", "app")]
    [InlineData("WebFetch", """{"url":"https://example.org/a/b?token=x","prompt":"y"}""", "example.org")]
    [InlineData("WebFetch", """{"url":"nonsense"}""", null)]
    [InlineData("Grep", """{"nested":{"path":"/no"},"pattern":"a \\"b\\""}""", "a \"b\"")]
    [InlineData("Agent", """{"prompt":"long","subagent_type":"explorer"}""", "explorer")]
    [InlineData("TodoWrite", """{"todos":[1,2]}""", null)]
    public void ItSaysWhatTheCallWasAbout(string tool, string parameters, string? what)
    {
        using var folder = TempFolder.ForCaller("ItSays" + tool);
        CallIndex index = Some.IndexOf(folder, Some.Call(tool, parameters: parameters.Replace("\\\\", "\\", StringComparison.Ordinal), latencyMs: 70));
        SlowCall call = Assert.Single(SlowCall.From(index, new CallFilter(), LatencySource.Reported, 5));
        Assert.Equal((tool, what, 70, Some.TimeMs, LatencySource.Reported), (call.Tool, call.What, call.Ms, call.TimestampMs, call.Source));
    }

    [Fact]
    public void ALaunchedSubagentIsNamedByItsTrueDuration()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOfLines(
            folder, Some.LineOf(Some.Call("Agent", latencyMs: 3) with { SubagentId = "a1", IsBackground = true }),
            Some.LineOf(new Note { TimestampMs = Some.TimeMs + 90_000, Event = Note.SubagentStop, SessionId = "s1", AgentId = "a1" }));
        Assert.Equal(90_000, Assert.Single(SlowCall.From(index, new CallFilter(), LatencySource.Subagent, 5)).Ms);
    }
}
