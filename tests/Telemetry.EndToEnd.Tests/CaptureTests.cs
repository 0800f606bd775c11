using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>The client works with the plugin installed; what it wrote down itself is the measure of what the store holds.</summary>
[Collection(RealClientTests.Name)]
public sealed class CaptureTests(InstalledPlugin plugin)
{
    private const int Limit = 330_000;

    [Fact(Timeout = Limit)]
    public async Task TheSessionMakesEveryCallOfTheScript()
    {
        var session = await plugin.RecordingAsync();
        var made = session.CallsOfWork.Select(call => call.ToolUseId).ToHashSet();

        // Else the tests below would hold for a session in which nothing happened.
        Assert.All(session.Day.All, call => Assert.Contains(call.Id, made));
        Assert.All(session.CallsOfWork, call => Assert.NotNull(call.Result));
    }

    [Fact(Timeout = Limit)]
    public async Task EveryCallOfTheTranscriptIsInTheStoreOnce()
    {
        var session = await plugin.RecordingAsync();

        Assert.All(session.CallsOfWork, call => Assert.Single(session.Stored.LinesOf(call.ToolUseId)));
        Assert.Equal(session.CallsOfWork.Count, session.Stored.Calls.Count);
        Assert.Equal(0, session.Stored.Foreign);
    }

    [Fact(Timeout = Limit)]
    public async Task ToolAndOutcomeAreThoseOfTheTranscript()
    {
        var session = await plugin.RecordingAsync();

        Assert.All(session.CallsOfWork, call => Assert.All(
            session.Stored.LinesOf(call.ToolUseId),
            line => Assert.Equal($"{call.Tool}: {call.Outcome}", $"{line["tool_name"]}: {line["outcome"]}")));
    }

    [Fact(Timeout = Limit)]
    public async Task ACallThatRanIsExecutedWhetherItSucceededOrFailed()
    {
        var session = await plugin.RecordingAsync();

        Assert.All(session.Day.Succeeding, call => AssertFate(session, call, "success", "executed"));
        Assert.All(session.Day.FailingAfterTheyRan, call => AssertFate(session, call, "failure", "executed"));
    }

    [Fact(Timeout = Limit)]
    public async Task ACallThatNeverRanIsAFailureOfValidation()
    {
        var session = await plugin.RecordingAsync();

        Assert.All(session.Day.NeverRun, call => AssertFate(session, call, "failure", "validation"));
    }

    [Fact(Timeout = Limit)]
    public async Task ADeniedCallIsToldFromAFailure()
    {
        var session = await plugin.RecordingAsync();

        AssertFate(session, session.Day.Denied, "failure", "denied");
    }

    [Fact(Timeout = Limit)]
    public async Task AFailureKeepsTheErrorThatTheModelRead()
    {
        var session = await plugin.RecordingAsync();

        Assert.All([.. session.Day.FailingAfterTheyRan, .. session.Day.NeverRun], call =>
        {
            var read = session.Work.Model.ResultOf(call)!.Text;
            var error = session.Stored.LineOf(call)["error"];
            Assert.False(string.IsNullOrWhiteSpace(error));
            // The tag is the client's wrapping, and a long text may be cut: the start of the message must be there.
            var start = read.Replace("<tool_use_error>", "", StringComparison.Ordinal).Split('\n')[0];
            Assert.Contains(start[..Math.Min(start.Length, 40)], error, StringComparison.Ordinal);
        });
    }

    [Fact(Timeout = Limit)]
    public async Task AShellCallKeepsItsExitCode()
    {
        var session = await plugin.RecordingAsync();

        Assert.Equal("3", session.Stored.LineOf(session.Day.FailingAfterTheyRan[0])["exit_code"]);
    }

    [Fact(Timeout = Limit)]
    public async Task ACallThatRanHasItsReportedLatency()
    {
        var session = await plugin.RecordingAsync();

        Assert.All([.. session.Day.Succeeding, .. session.Day.FailingAfterTheyRan], call =>
        {
            var line = session.Stored.LineOf(call);
            Assert.InRange(int.Parse(line["latency_ms"]!, provider: null), 0, 60_000);
            Assert.Equal("reported", line["latency_source"]);
        });
    }

    [Fact(Timeout = Limit)]
    public async Task TheCallsOfASubagentCarryItsId()
    {
        var session = await plugin.RecordingAsync();

        Assert.All(session.CallsOfWork, call => Assert.All(
            session.Stored.LinesOf(call.ToolUseId),
            line => Assert.Equal(call.AgentId, line["agent_id"])));
        Assert.NotEmpty(session.CallsOfWork.Select(call => call.AgentId).OfType<string>());
        Assert.All(session.Day.InSubagent, call => Assert.Equal("general-purpose", session.Stored.LineOf(call)["agent_type"]));
    }

    [Theory(Timeout = Limit)]
    [InlineData("subagent_start")]
    [InlineData("subagent_stop")]
    public async Task TheSpanOfASubagentIsNoted(string moment)
    {
        var session = await plugin.RecordingAsync();
        var agent = Assert.Single(session.CallsOfWork.Select(call => call.AgentId).OfType<string>().Distinct());

        Assert.Single(session.Stored.Notes, note => note["event"] == moment && note["agent_id"] == agent);
    }

    [Fact(Timeout = Limit)]
    public async Task CallsSentTogetherAreTiedByABatchNote()
    {
        var session = await plugin.RecordingAsync();
        var ids = session.Day.Together.Select(call => call.Id).Order().ToList();

        var note = Assert.Single(
            session.Stored.Notes,
            note => note["event"] == "batch" && note.Texts("tool_use_ids").Order().SequenceEqual(ids));

        Assert.False(string.IsNullOrEmpty(note["batch_id"]));
        Assert.Equal("3", note["batch_size"]);
    }

    [Fact(Timeout = Limit)]
    public async Task EveryCallNamesItsSessionAndProject()
    {
        var session = await plugin.RecordingAsync();

        Assert.All(session.Stored.Calls, line =>
        {
            Assert.Equal(session.Work.SessionId, line["session_id"]);
            Assert.Equal(session.Client.Project, line["project"]);
            Assert.EndsWith("Z", line["timestamp"], StringComparison.Ordinal);
        });
    }

    private static void AssertFate(Recording session, ToolUse call, string outcome, string stage)
    {
        var line = session.Stored.LineOf(call);
        Assert.Equal($"{call.Tool}: {outcome}, {stage}", $"{line["tool_name"]}: {line["outcome"]}, {line["stage"]}");
    }
}
