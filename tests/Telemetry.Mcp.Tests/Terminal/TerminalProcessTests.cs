using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Terminal;

/// <summary>The real program at a terminal whose output goes into a pipe.</summary>
public sealed class TerminalProcessTests
{
    private const int Limit = 60_000;

    public static IEnumerable<TheoryDataRow<string>> Verbs => AnswerKind.All.Select(kind => new TheoryDataRow<string>(kind.Verb));

    public static TheoryData<string, string, string[]> Questions => new()
    {
        { "stats", "{}", [] },
        { "stats", """{"group_by":"command","limit":2,"detail":"detailed"}""", ["--group-by", "command", "--limit", "2", "--detail", "detailed"] },
        { "failures", """{"stage":"denied","project":"app"}""", ["--stage", "denied", "--project=app"] },
        { "patterns", """{"tool":"Edit","session":"s1"}""", ["--tool", "Edit", "--session", "s1"] },
        { "recommend", """{"candidates":["Read","Bash","Nothing"]}""", ["--candidates", "Read", "Bash", "Nothing"] },
        { "recommend", """{"task":"run the tests","target":"npm test","after":"Read"}""", ["--task", "run the tests", "--target", "npm test", "--after", "Read"] },
    };

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Questions))]
    public async Task JsonAtTheTerminalIsTheObjectOfTheTool(string verb, string arguments, string[] options)
    {
        using SomeStore store = SomeStore.Of(Workday.Calls);
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, [verb, .. options, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.EndsWith("}\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        JsonElement printed = JsonElement.Parse(run.Output);
        // The program goes by the real clock, and an answer tells how long ago the last event was.
        await using InMemoryServer server = await InMemoryServer.StartAsync(new History(store.Path, SomeStore.Surroundings with { Time = TimeProvider.System }));
        JsonElement answer = await server.AnswerAsync(AnswerKind.All.Single(kind => kind.Verb == verb).Tool, arguments);
        Assert.True(JsonElement.DeepEquals(answer, printed), $"{answer}\n{printed}");
    }

    [Theory(Timeout = Limit)]
    [InlineData("stats", "get_stats: limit must be a whole number from 1 to 100, but was 0.", "--limit", "0")]
    [InlineData("stats", "get_stats: limit must be a whole number from 1 to 100, but was \"ten\".", "--limit", "ten")]
    [InlineData("stats", "get_stats: group_by must be tool, command, project, mcp_server, agent_type, model or day, but was \"hour\".", "--group-by", "hour")]
    [InlineData("failures", "since must be a span such as 30m, 24h or 7d, or a date such as 2026-11-01, but was \"soon\".", "--since", "soon")]
    [InlineData("recommend", "No calls of a tool named \"Reed\" are recorded. Tools seen: Bash.", "--after", "Reed")]
    public async Task AWrongArgumentGetsTheSentenceOfTheTool(string verb, string sentence, string option, string value)
    {
        using SomeStore store = SomeStore.Of([Some.Call()]);
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, verb, option, value, "--json");
        Assert.Equal((2, "", sentence), (run.ExitCode, run.Output, run.Errors.TrimEnd()));
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Verbs))]
    public async Task PlainOutputHasNoEscapeCodes(string verb)
    {
        using SomeStore store = SomeStore.Of([.. Workday.Calls, .. Enumerable.Range(5000, 9).Select(i => Some.Failure("\u001b[31mred", i, "\u001b]0;title\u0007[red]no[/]"))]);
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, verb);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        // Long sentences are wrapped.
        string summary = store.Ask(AnswerKind.All.Single(kind => kind.Verb == verb)).Summary;
        Assert.StartsWith(summary, string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output, c => char.IsControl(c) && c is not ('\n' or '\r'));
    }

    [Fact(Timeout = Limit)]
    public async Task NotesStandInADetailedTable()
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(5), Some.Call("Grep", 5) with { Note = "no_match" }]);
        Assert.Contains("1 no_match", (await TelemetryProgram.RunAsync(store.Path, "stats", "--detail", "detailed")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("noted", (await TelemetryProgram.RunAsync(store.Path, "stats")).Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task LettersBeyondAsciiAreReadable()
    {
        using SomeStore store = SomeStore.Of([Some.Call("工具é")]);
        Assert.Contains("\"name\":\"工具é\"", (await TelemetryProgram.RunAsync(store.Path, "stats", "--json")).Output, StringComparison.Ordinal);
        Assert.Contains("工具é", (await TelemetryProgram.RunAsync(store.Path, "stats")).Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task HelpListsEveryVerb()
    {
        using SomeStore store = SomeStore.Missing();
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, "--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.All(AnswerKind.All.Select(kind => kind.Verb).Append("serve").Append("doctor"), verb => Assert.Contains($"  {verb} ", run.Output, StringComparison.Ordinal));
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Verbs))]
    public async Task TheHelpOfAVerbListsEveryArgumentOfTheTool(string verb)
    {
        using SomeStore store = SomeStore.Missing();
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, verb, "--help");
        Assert.All(AnswerKind.All.Single(kind => kind.Verb == verb).Arguments, argument => Assert.Contains($"--{argument.Name.Replace('_', '-')} ", run.Output, StringComparison.Ordinal));
    }

    [Theory(Timeout = Limit)]
    [InlineData("stat")]
    [InlineData("stats", "--tol", "Bash")]
    [InlineData("")]
    public async Task AnUnknownVerbOrOptionFails(params string[] arguments)
    {
        using SomeStore store = SomeStore.Missing();
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, arguments);
        Assert.NotEqual(0, run.ExitCode);
        Assert.NotEqual("", run.Errors);
    }
}
