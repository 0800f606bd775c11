using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>The built <c>telemetry push</c> and the official memory server, as processes that come at once, die and come again.</summary>
public sealed class PushProcessTests
{
    private const int Limit = 240_000;
    private const int Lessons = 36, LessonsARun = 10;
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);

    [Fact(Timeout = Limit)]
    public async Task ADryRunShowsWhatWouldGoAndStartsNothing()
    {
        using var folder = TempFolder.ForCaller();
        var notes = NeedNotes(folder);
        var run = await PushAsync(folder, notes, "--dry-run");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Would send 10 lessons to ", run.Output, StringComparison.Ordinal);
        Assert.Contains("tool-failure Tool35 old-string-not-found", run.Output, StringComparison.Ordinal);
        Assert.Equal("", notes.Text);
        Assert.False(File.Exists(StoreIn(folder) + ".outbox"));
    }

    [Fact(Timeout = Limit)]
    public async Task ALessonThatHasGrownAddsOneObservationAndWhatHasNotAddsNothing()
    {
        using var folder = TempFolder.ForCaller();
        var notes = NeedNotes(folder, lessons: 1);
        Assert.Contains("1 lesson sent", (await PushAsync(folder, notes)).Output, StringComparison.Ordinal);
        var before = notes.Text;
        Assert.Contains("Nothing new", (await PushAsync(folder, notes)).Output, StringComparison.Ordinal);
        Assert.Equal(before, notes.Text);

        File.WriteAllText(StoreIn(folder), File.ReadAllText(StoreIn(folder)) + string.Concat(Enumerable.Range(5, 5).Select(i => LineOf(0, i))));
        Assert.Contains("1 lesson sent", (await PushAsync(folder, notes)).Output, StringComparison.Ordinal);
        var (old, grown) = (ObservationsIn(before), ObservationsIn(notes.Text));
        Assert.Equal(old, grown[..^1]);
        Assert.Contains("10 times", grown[^1], StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task TwoThatPushAtOnceLoseNothingAndSendNothingTwice()
    {
        using var folder = TempFolder.ForCaller();
        var notes = NeedNotes(folder);
        for (var round = 0; round < Lessons; round++)
        {
            var runs = await Task.WhenAll(PushAsync(folder, notes), PushAsync(folder, notes));
            Assert.All(runs, run => Assert.True(run.ExitCode is 0 or 1, run.ToString()));
            if (runs.All(run => run.Output.StartsWith("Nothing new", StringComparison.Ordinal)))
                break;
        }

        AssertAllLessonsAreThereOnce(folder, notes);
    }

    [Fact(Timeout = Limit)]
    public async Task KilledAtAnyPointTheNextOneBringsItToItsEnd()
    {
        using var folder = TempFolder.ForCaller();
        var notes = NeedNotes(folder);
        for (var delayMs = 0; delayMs < 900; delayMs += 60)
            await PushAsync(folder, notes, killAfter: TimeSpan.FromMilliseconds(delayMs));
        for (var run = 0; run <= Lessons / LessonsARun; run++)
            await PushAsync(folder, notes);

        Assert.StartsWith("Nothing new", (await PushAsync(folder, notes)).Output, StringComparison.Ordinal);
        AssertAllLessonsAreThereOnce(folder, notes);
        await AssertNothingIsLeftRunningAsync(folder);
    }

    [Fact(Timeout = Limit)]
    public async Task TheServerThatTheUsersConfigurationNamesIsFoundByItself()
    {
        using var folder = TempFolder.ForCaller();
        var notes = NeedNotes(folder);
        var configuration = new JsonObject { ["mcpServers"] = new JsonObject { ["enhanced-memory-mcp"] = notes.Configuration } };
        File.WriteAllText(Path.Combine(folder.Subfolder("home"), ".claude.json"), configuration.ToJsonString());
        var run = await RunAsync(folder, new Dictionary<string, string> { ["TELEMETRY_MEMORY"] = "auto" });
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("10 lessons sent to enhanced-memory-mcp; ", run.Output, StringComparison.Ordinal);
        Assert.Equal(LessonsARun, notes.Entities.Count);
    }

    private static void AssertAllLessonsAreThereOnce(TempFolder folder, NotesServer notes)
    {
        // A second entity of one name would not fit into the table.
        var entities = notes.Entities;
        Assert.Equal(Lessons, entities.Count);
        for (var tool = 0; tool < Lessons; tool++)
            Assert.Single(entities.Keys, name => name.StartsWith($"tool-failure {ToolNamed(tool)} ", StringComparison.Ordinal));
        Assert.All(entities.Values, entity => Assert.Equal(entity["observations"]!.AsArray().Select(text => (string)text!).Distinct().Count(), entity["observations"]!.AsArray().Count));
        var outbox = File.ReadAllLines(StoreIn(folder) + ".outbox").Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(Lessons, outbox.Where(line => (string?)line["state"] == "sent").Select(line => (string)line["lesson"]!).Distinct().Count());
    }

    // What was killed ends its server within moments: the server's input has ended, and its guard sees to it.
    private static async Task AssertNothingIsLeftRunningAsync(TempFolder folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var until = DateTime.UtcNow.AddSeconds(10);
        while (PluginProcesses.Knowing(folder).Count > 0 && DateTime.UtcNow < until)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Empty(PluginProcesses.Knowing(folder));
    }

    private static NotesServer NeedNotes(TempFolder folder, int lessons = Lessons)
    {
        Needs.Plugin();
        Needs.MemoryServer();
        var text = new StringBuilder();
        for (var tool = 0; tool < lessons; tool++)
        {
            for (var call = 0; call < 5; call++)
                text.Append(LineOf(tool, call));
            text.Append(CultureInfo.InvariantCulture, $$"""{"timestamp":"2026-01-03T11:00:00Z","tool_name":"{{ToolNamed(tool)}}","params":{},"outcome":"success","session_id":"s","tool_use_id":"ok{{tool}}"}""").Append('\n');
        }

        File.WriteAllText(StoreIn(folder), text.ToString());
        return new NotesServer(folder);
    }

    private static string LineOf(int tool, int call) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"timestamp":"2026-01-03T10:{{tool:00}}:{{call:00}}Z","tool_name":"{{ToolNamed(tool)}}","params":{"file_path":"/a"},"outcome":"failure","error":"String to replace not found in file.","session_id":"s","tool_use_id":"{{tool}}.{{call}}"}""") + "\n";

    private static string ToolNamed(int tool) => string.Create(CultureInfo.InvariantCulture, $"Tool{tool:00}");

    private static string StoreIn(TempFolder folder) => folder.File("store.jsonl");

    private static string[] ObservationsIn(string memory) => [.. JsonNode.Parse(memory.Split('\n')[0])!["observations"]!.AsArray().Select(text => (string)text!)];

    private static Task<ProcessRun> PushAsync(TempFolder folder, NotesServer notes, params string[] arguments) => RunAsync(folder, notes.Environment, arguments);

    private static Task<ProcessRun> PushAsync(TempFolder folder, NotesServer notes, TimeSpan killAfter) => RunAsync(folder, notes.Environment, [], async (process, cancellation) =>
    {
        await Task.Delay(killAfter, cancellation);
        if (!process.HasExited)
            process.Kill();
    });

    private static Task<ProcessRun> RunAsync(TempFolder folder, IReadOnlyDictionary<string, string> memory, string[]? arguments = null, Func<Process, CancellationToken, Task>? meanwhile = null)
    {
        var environment = new Dictionary<string, string>(memory)
        {
            ["HOME"] = folder.Subfolder("home"),
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["TERM"] = "dumb",
            ["TELEMETRY_FILE"] = StoreIn(folder),
        };
        return ProcessRun.ToEndAsync(Checkout.Server, ["push", .. arguments ?? []], folder.Path, environment, LongestRun, TestContext.Current.CancellationToken, meanwhile);
    }
}
