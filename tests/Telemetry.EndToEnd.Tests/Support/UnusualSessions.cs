namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>A home of its own with the plugin, in which sessions are refused, broken off, killed, resumed and forked.</summary>
/// <remarks>They are held once, when the first test asks for them.</remarks>
public sealed class UnusualSessions : IAsyncDisposable
{
    private static readonly TimeSpan LongestRecording = TimeSpan.FromMinutes(5);

    private readonly TempFolder folder = TempFolder.ForCaller("UnusualSessions");
    private readonly Lazy<Task<UnusualRecording>> recording;

    public UnusualSessions() => recording = new(RecordAsync);

    internal Task<UnusualRecording> RecordingAsync()
    {
        Needs.Client();
        Needs.Plugin();
        return recording.Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (recording.IsValueCreated)
            await recording.Value.ContinueWith(_ => { }, TaskScheduler.Default);
        folder.Dispose();
    }

    private async Task<UnusualRecording> RecordAsync()
    {
        using var limit = new CancellationTokenSource(LongestRecording);
        var client = new ClaudeClient(folder);
        await client.InstallPluginAsync(limit.Token);
        var calls = new UnusualCalls(client.Project);
        var allowed = new SessionOptions().For(client).ToList();

        await HoldAsync(calls.AskingFirst, new SessionOptions { AsksFirst = true, HasPolicy = true }.For(client));
        await HoldAsync(calls.Agents, allowed);
        await HoldAsync(calls.ToInterrupt, allowed, new BreakOff(calls.Started("interrupted"), IsKill: false));
        await HoldAsync(calls.ToInterruptInAgent, allowed, new BreakOff(calls.Started("interrupted-agent"), IsKill: false));

        var original = await HoldAsync(new Script([.. calls.Continuing.Main.Take(1)]), allowed);
        await HoldAsync(new Script([.. calls.Continuing.Main.Take(3)]), ["--resume", original.SessionId, .. allowed]);
        var fork = await HoldAsync(calls.Continuing, ["--resume", original.SessionId, "--fork-session", .. allowed]);

        await HoldAsync(calls.ToKill, allowed, new BreakOff(calls.Started("killed"), IsKill: true));
        var killed = await HoldAsync(calls.ToKillAndResume, allowed, new BreakOff(calls.Started("killed-and-resumed"), IsKill: true));
        await HoldAsync(calls.ToKillAndResume, ["--resume", killed.SessionId, .. allowed]);
        return new UnusualRecording(client, calls, original.SessionId, fork.SessionId, Transcript.CallsUnder(client.Home), Store.Read(client.StorePath));

        Task<Conversation> HoldAsync(Script script, IEnumerable<string> options, BreakOff? ending = null) =>
            Conversation.HoldAsync(client, script, "go", options, limit.Token, ending);
    }
}

/// <summary>What the unusual sessions left behind.</summary>
/// <param name="Unusual">Their calls, by what happened to them.</param>
/// <param name="OriginalId">The session that was resumed and forked.</param>
/// <param name="ForkId">The fork, which holds a copy of all its calls.</param>
/// <param name="Calls">The calls as the client wrote them down.</param>
/// <param name="Stored">What the hooks stored.</param>
internal sealed record UnusualRecording(
    ClaudeClient Client, UnusualCalls Unusual, string OriginalId, string ForkId, IReadOnlyList<TranscriptCall> Calls, Store Stored);
