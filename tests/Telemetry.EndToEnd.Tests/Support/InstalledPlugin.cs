namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>One home with the plugin installed from this checkout, in which the client first works and then asks.</summary>
/// <remarks>The two sessions are held once, when the first test asks for them: each takes the client several seconds.</remarks>
public sealed class InstalledPlugin : IAsyncDisposable
{
    private static readonly TimeSpan LongestRecording = TimeSpan.FromMinutes(5);

    private readonly TempFolder folder = TempFolder.ForCaller("InstalledPlugin");
    private readonly Lazy<Task<Recording>> recording;

    public InstalledPlugin() => recording = new(RecordAsync);

    internal Task<Recording> RecordingAsync()
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

    private async Task<Recording> RecordAsync()
    {
        using var limit = new CancellationTokenSource(LongestRecording);
        var client = new ClaudeClient(folder);
        await client.InstallPluginAsync(limit.Token);

        var day = new WorkingDay(client.Project);
        var work = await Conversation.HoldAsync(client, day.Script, "go", new SessionOptions().For(client), limit.Token);
        Assert.True(File.Exists(client.StorePath), "The session left no store: no hook of the plugin wrote anything.");
        var stored = Store.Read(client.StorePath);
        var calls = Transcript.CallsUnder(client.Home);

        var questions = new Questions();
        var answers = await Conversation.HoldAsync(client, questions.Script, "ask", ["--dangerously-skip-permissions"], limit.Token);
        return new Recording(client, day, work, calls, stored, questions, answers, Store.Read(client.StorePath));
    }
}

/// <summary>What two sessions with the plugin left behind.</summary>
/// <param name="Day">The first session's calls, by their fate.</param>
/// <param name="CallsOfWork">The first session's calls as the client wrote them down.</param>
/// <param name="Stored">The store between the two sessions.</param>
/// <param name="Answers">The second session, in which the model asked.</param>
internal sealed record Recording(
    ClaudeClient Client,
    WorkingDay Day,
    Conversation Work,
    IReadOnlyList<TranscriptCall> CallsOfWork,
    Store Stored,
    Questions Questions,
    Conversation Answers,
    Store StoredAtTheEnd);

/// <summary>The tests that share these sessions. They run one after the other: the client wants the processor for itself.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealClientTests : ICollectionFixture<InstalledPlugin>, ICollectionFixture<UnusualSessions>
{
    public const string Name = "the real client";
}
