using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>What the plugin must not do to the session it watches, nor to the secrets that pass through it.</summary>
[Collection(RealClientTests.Name)]
public sealed class HarmlessnessTests(InstalledPlugin plugin)
{
    private const int Limit = 330_000;

    [Fact(Timeout = Limit)]
    public async Task EveryHookExitsZeroAndSaysNothing()
    {
        var session = await plugin.RecordingAsync();

        Assert.All([.. session.Work.HookResponses, .. session.Answers.HookResponses], hook =>
        {
            Assert.Equal(0, hook.ExitCode);
            Assert.Equal("success", hook.Outcome);
            Assert.Equal("", hook.Stdout + hook.Stderr);
        });
    }

    [Fact(Timeout = Limit)]
    public async Task EveryRegisteredEventReachesItsHook()
    {
        var session = await plugin.RecordingAsync();

        Assert.Equal(
            ["PostToolBatch", "PostToolUse", "PostToolUseFailure", "SessionStart", "SubagentStart", "SubagentStop"],
            session.Work.HookResponses.Select(hook => hook.Event).Distinct().Order());
    }

    [Fact(Timeout = Limit)]
    public async Task NoHookHadTroubleToLog()
    {
        var session = await plugin.RecordingAsync();
        var log = session.Client.StorePath + ".hook-errors.log";

        Assert.False(File.Exists(log), File.Exists(log) ? File.ReadAllText(log) : "");
    }

    [Fact(Timeout = Limit)]
    public async Task OnlyTheOwnerMayReadTheStore()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps no file mode.");
        var session = await plugin.RecordingAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(session.Client.StorePath).UnixFileMode);
    }

    [Fact(Timeout = Limit)]
    public async Task ASecretInACommandNeverReachesTheStore()
    {
        var session = await plugin.RecordingAsync();

        // The client ran the command as it stood: the secret was there to be taken.
        Assert.Contains(session.Day.ExportedSecret, session.Work.Run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Day.ExportedSecret, Everything(session), StringComparison.Ordinal);
        Assert.Contains("API_TOKEN", session.Stored.LineOf(session.Day.Exporting)["params"], StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task ASecretInAnErrorNeverReachesTheStore()
    {
        var session = await plugin.RecordingAsync();

        Assert.Contains(session.Day.PrintedSecret, session.Work.Model.ResultOf(session.Day.Leaking)!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Day.PrintedSecret, Everything(session), StringComparison.Ordinal);
        Assert.Contains("Authorization", session.Stored.LineOf(session.Day.Leaking)["error"], StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task NoProcessOfThePluginOutlivesTheSession()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows whose home a process was started with.");
        var session = await plugin.RecordingAsync();

        // The client does not wait for the server it has told to end.
        for (var waits = 0; waits < 20 && PluginProcesses.StartedWithHome(session.Client.Home).Count > 0; waits++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Empty(PluginProcesses.StartedWithHome(session.Client.Home));
    }

    // Beside the store lie only files that the product made of it.
    private static string Everything(Recording session) => string.Concat(
        Directory
            .EnumerateFiles(Path.GetDirectoryName(session.Client.StorePath)!, Path.GetFileName(session.Client.StorePath) + "*")
            .Select(File.ReadAllText));
}
