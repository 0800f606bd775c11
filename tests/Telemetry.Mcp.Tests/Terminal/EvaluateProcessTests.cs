using System.Text.Json;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Terminal;

/// <summary>The real program's evaluation.</summary>
public sealed class EvaluateProcessTests
{
    private const int Limit = 60_000;
    private static readonly string[] s_splits = ["session_out", "project_out", "in_time"];

    // Six sessions in two projects: a read, an edit and its test again and again; the first test of each session fails.
    private static IEnumerable<RecordedCall> Sessions(int sessions, int projects) => Enumerable.Range(0, sessions * 12).Select(i =>
        Some.Call(((string[])["Read", "Edit", "Bash"])[i % 3], i) with { Session = "s" + i / 12, Project = "/p" + i / 12 % projects, Error = i % 12 == 2 ? "it failed" : null });

    [Fact(Timeout = Limit)]
    public async Task TheJsonHasEverySplitModelAndFigure()
    {
        using SomeStore store = SomeStore.Of(Sessions(6, 2));
        TerminalRun run = await EvaluateAsync(store.Path, "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        JsonElement evaluation = JsonElement.Parse(run.Output);
        Assert.Equal(["next_tool", "success", "n", "sessions", "projects", "seed"], Names(evaluation));
        Assert.Equal((72, 6, 2), (evaluation.GetProperty("n").GetInt32(), evaluation.GetProperty("sessions").GetInt32(), evaluation.GetProperty("projects").GetInt32()));
        JsonElement nextTool = evaluation.GetProperty("next_tool"), success = evaluation.GetProperty("success");
        Assert.Equal(s_splits, Names(nextTool));
        Assert.Equal(s_splits, Names(success));
        foreach (string split in s_splits)
        {
            Assert.Equal(["ours", "order_1", "repeat_last", "most_frequent", "gain", "n", "sessions", "folds"], Names(nextTool.GetProperty(split)));
            Assert.Equal(["ours", "per_tool", "global", "gain", "n", "sessions", "folds"], Names(success.GetProperty(split)));
            foreach (JsonElement model in ((string[])["ours", "order_1", "repeat_last", "most_frequent"]).Select(name => nextTool.GetProperty(split).GetProperty(name)))
            {
                Assert.Equal(["top1", "top3", "mrr", "bits", "intervals"], Names(model));
                Assert.Equal(["top1", "top3", "mrr", "bits"], Names(model.GetProperty("intervals")));
                Assert.InRange(model.GetProperty("top1").GetDouble(), model.GetProperty("intervals").GetProperty("top1")[0].GetDouble(), model.GetProperty("intervals").GetProperty("top1")[1].GetDouble());
            }

            foreach (JsonElement model in ((string[])["ours", "per_tool", "global"]).Select(name => success.GetProperty(split).GetProperty(name)))
            {
                Assert.Equal(["brier", "log_loss", "calibration_error", "auc", "brier_skill", "abstained", "intervals", "warnings"], Names(model));
                Assert.Equal(["share", "n", "caught", "precision", "recall"], Names(model.GetProperty("warnings")[0]));
                Assert.Equal([0.01, 0.05], model.GetProperty("warnings").EnumerateArray().Select(one => one.GetProperty("share").GetDouble()));
            }

            Assert.Equal(66, nextTool.GetProperty(split).GetProperty("n").GetInt32());
            Assert.Equal(72, success.GetProperty(split).GetProperty("n").GetInt32());
        }

        Assert.Equal((6, 2, 20), (Folds(nextTool, 0), Folds(nextTool, 1), Folds(nextTool, 2)));
        // What follows each tool is always the same; a quarter of the tests fail, and nothing else.
        Assert.Equal(1, nextTool.GetProperty("session_out").GetProperty("order_1").GetProperty("top1").GetDouble());
        Assert.Equal(Math.Round((0.75 * 0.25 * 0.25 + 0.25 * 0.75 * 0.75) / 3, 5), success.GetProperty("session_out").GetProperty("per_tool").GetProperty("brier").GetDouble());
    }

    [Fact(Timeout = Limit)]
    public async Task TheSameFileGivesTheSameFigures()
    {
        using SomeStore store = SomeStore.Of(Sessions(6, 2));
        Assert.Equal((await EvaluateAsync(store.Path, "--json")).Output, (await EvaluateAsync(store.Path, "--json")).Output);
    }

    [Fact(Timeout = Limit)]
    public async Task ThePageTellsEverySplitInPlainText()
    {
        using SomeStore store = SomeStore.Of(Sessions(6, 2));
        TerminalRun run = await EvaluateAsync(store.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("72 calls of 6 sessions in 2 projects. In brackets: 95 % intervals over sessions.", run.Output, StringComparison.Ordinal);
        string[] lines = [.. run.Output.Split('\n').Select(line => line.Trim())];
        Assert.Equal(
            ["Each session left out in turn:", "Each project left out in turn, with every session that touches it:", "In time order, 20 blocks of calls, each predicted from what ended before it:"],
            lines.Where(line => line.EndsWith(':')));
        Assert.Equal(6, lines.Count(line => line.StartsWith("ours ", StringComparison.Ordinal)));
        Assert.Equal(3, lines.Count(line => line.StartsWith("Ours names the next tool first ", StringComparison.Ordinal)));
        Assert.DoesNotContain(run.Output, c => char.IsControl(c) && c is not ('\n' or '\r'));
    }

    [Fact(Timeout = Limit)]
    public async Task OneSessionCannotBeLeftOutAndTheRestIsTold()
    {
        using SomeStore store = SomeStore.Of(Sessions(1, 1));
        TerminalRun run = await EvaluateAsync(store.Path, "--json");
        Assert.Equal((2, $"{store.Path} has one session only, so neither a session nor a project can be left out. Give a store of several sessions."), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Equal(["in_time"], Names(JsonElement.Parse(run.Output).GetProperty("next_tool")));
        // Of a single session there is no interval either.
        Assert.DoesNotContain("intervals", run.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task OneProjectCannotBeLeftOutAndTheRestIsTold()
    {
        using SomeStore store = SomeStore.Of(Sessions(3, 1));
        TerminalRun run = await EvaluateAsync(store.Path, "--json");
        Assert.Equal((0, $"No project can be left out of {store.Path}: its sessions would all go with it. Give a store of several projects for that."), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Equal(["session_out", "in_time"], Names(JsonElement.Parse(run.Output).GetProperty("success")));
    }

    [Fact(Timeout = Limit)]
    public async Task AFileThatIsMissingOrHoldsNoCallsIsRefused()
    {
        using SomeStore missing = SomeStore.Missing();
        TerminalRun run = await EvaluateAsync(missing.Path, "--json");
        Assert.Equal((2, "", $"There is no file {missing.Path}. Give a store of calls; telemetry import makes one of the client's transcripts."), (run.ExitCode, run.Output, run.Errors.TrimEnd()));
        using SomeStore prose = SomeStore.OfText("no\nrecords\n");
        run = await EvaluateAsync(prose.Path);
        Assert.Equal((2, "", $"There are no calls in {prose.Path}: 2 lines could not be read as records. Give a store of calls; telemetry import makes one of the client's transcripts."), (run.ExitCode, run.Output, run.Errors.TrimEnd()));
        using SomeStore empty = SomeStore.OfText("");
        run = await EvaluateAsync(empty.Path);
        Assert.Equal((2, "", $"There are no calls in {empty.Path}. Give a store of calls; telemetry import makes one of the client's transcripts."), (run.ExitCode, run.Output, run.Errors.TrimEnd()));
    }

    [Fact(Timeout = Limit)]
    public async Task HelpListsTheVerb()
    {
        using SomeStore store = SomeStore.Missing();
        Assert.Contains("  evaluate <FILE> ", (await TelemetryProgram.RunAsync(store.Path, "--help")).Output, StringComparison.Ordinal);
    }

    private static Task<TerminalRun> EvaluateAsync(string path, params string[] options) => TelemetryProgram.RunAsync(path + ".unused", ["evaluate", path, .. options]);

    private static int Folds(JsonElement task, int split) => task.GetProperty(s_splits[split]).GetProperty("folds").GetInt32();

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];
}
