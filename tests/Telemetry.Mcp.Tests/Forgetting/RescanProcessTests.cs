using System.Text.Json;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Forgetting;

/// <summary><c>telemetry doctor --rescan</c>, in the real program.</summary>
public sealed class RescanProcessTests
{
    private const int Limit = 60_000;

    private static readonly string s_token = "gh" + "p_" + "aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0z1cD4f";

    [Fact(Timeout = Limit)]
    public async Task ItTakesOutWhatOlderRulesLetThroughAndTellsItsKindsOnly()
    {
        string[] clean = [Some.Call("Read").ToLine(), "foreign line\n", "{ \"timestamp\":\"2025-01-03T10:30:00\", \"tool_name\":\"Read\", \"params\":{}, \"outcome\":\"success\" }\n"];
        string leaky = (Some.Failure("Bash", 2, error: $"bad {s_token}") with { Parameter = ("command", $"push {s_token}") }).ToLine();
        string text = clean[0] + leaky + clean[1] + clean[2] + $"{{\"password\":\"hunter2hunter2\"}}\ntorn {s_token}";
        using SomeStore store = SomeStore.OfText(text);
        TerminalRun dry = await RunAsync(store, "--dry-run");
        Assert.Equal((0, "", $"{store.Path}: 6 lines read, 3 would be scrubbed: github-token 3, password 1.\nNothing was changed. Leave out --dry-run to scrub them.\n"), (dry.ExitCode, dry.Errors, dry.Output.ReplaceLineEndings("\n")));
        Assert.Equal(text, File.ReadAllText(store.Path));

        TerminalRun run = await RunAsync(store);
        Assert.Equal((0, "", $"{store.Path}: 6 lines read, 3 scrubbed: github-token 3, password 1.\nWhat was a secret has been on disk: change it where it is still valid.\n"), (run.ExitCode, run.Errors, run.Output.ReplaceLineEndings("\n")));
        string[] lines = File.ReadAllLines(store.Path);
        Assert.Contains("\"event\":\"rewritten\",\"reason\":\"rescan\"", lines[0], StringComparison.Ordinal);
        Assert.Equal(text.Replace(s_token, "[REDACTED:github-token]", StringComparison.Ordinal).Replace("hunter2hunter2", "[REDACTED:password]", StringComparison.Ordinal), string.Join("\n", lines[1..]));

        byte[] scrubbed = File.ReadAllBytes(store.Path);
        Assert.Equal($"{store.Path}: 7 lines read, none holds what today's rules would not store.\n", (await RunAsync(store)).Output.ReplaceLineEndings("\n"));
        Assert.Equal(scrubbed, File.ReadAllBytes(store.Path));
    }

    [Fact(Timeout = Limit)]
    public async Task AsJsonItIsOneObject()
    {
        using SomeStore store = SomeStore.OfText($"{{\"password\":\"hunter2hunter2\"}}\n");
        using JsonDocument json = JsonDocument.Parse((await RunAsync(store, "--json")).Output);
        Assert.Equal("""{"dry_run":false,"lines":1,"changed":1,"kinds":{"password":1}}""", json.RootElement.GetRawText());
    }

    [Fact(Timeout = Limit)]
    public async Task ADryRunOfTheCheckUpIsRefused()
    {
        using SomeStore store = SomeStore.Missing();
        TerminalRun run = await TelemetryProgram.RunInHomeAsync(store.Path, store.Folder, "doctor", "--dry-run");
        Assert.Equal((2, "--dry-run goes with --rescan: without it the doctor changes nothing anyway.\n"), (run.ExitCode, run.Errors.ReplaceLineEndings("\n")));
        Assert.Equal((0, $"{store.Path}: 0 lines read, none holds what today's rules would not store.\n"), (await RunAsync(store) is var rescan ? rescan.ExitCode : -1, rescan.Output.ReplaceLineEndings("\n")));
    }

    private static Task<TerminalRun> RunAsync(SomeStore store, params string[] arguments) => TelemetryProgram.RunInHomeAsync(store.Path, store.Folder, ["doctor", "--rescan", .. arguments]);
}
