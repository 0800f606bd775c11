using System.Text.RegularExpressions;
using Telemetry.Mcp.Forgetting;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Storage;

namespace Telemetry.Mcp.Tests.Forgetting;

/// <summary>What is forgotten, and what stays byte for byte.</summary>
public sealed class RemovalTests
{
    private static readonly string[] s_lines =
    [
        (Some.Call("Read", 1) with { Id = "r1", Session = "s1" }).ToLine(),
        (Some.Call("Bash", 2) with { Id = "b1", Session = "s1", Parameter = ("command", "echo \"Zürich\"\nmake") }).ToLine(),
        (Some.Call("Task", 3) with { Id = "k1", Session = "s2", Project = "/home/dev/app/sub" }).ToLine(),
        (Some.Call("Agent", 4) with { Id = "k2", Session = "s2", Project = "/home/dev/application" }).ToLine(),
        (Some.Failure("Bash", 5, error: "no such host") with { Id = "b2", Session = "s3" }).ToLine(),
        (Some.Call("Bash", 6) with { Id = null, Session = null, Project = null }).ToLine(),
    ];

    [Theory]
    [InlineData("session", "s1", "0 1")]
    [InlineData("session", "s", "")]
    [InlineData("project", "/home/dev/app", "0 1 2 4")]
    [InlineData("project", "/home/dev/app/sub", "2")]
    [InlineData("project", "/", "0 1 2 3 4")]
    [InlineData("tool", "bash", "1 4 5")]
    [InlineData("tool", "Task", "2 3")]
    [InlineData("tool", "Agent", "2 3")]
    [InlineData("text", "NO SUCH HOST", "4")]
    [InlineData("text", "zürich\"\nmake", "1")]
    [InlineData("text", "\\nmake", "1")]
    [InlineData("text", "toolu_", "")]
    [InlineData("pattern", "^no .* host$", "4")]
    [InlineData("pattern", "\"v\":1}$", "0 1 2 3 4 5")]
    [InlineData("pattern", "^echo[^\\n]*\\nmake$", "1")]
    public void EachConditionTakesItsCallsAndNoOthers(string condition, string value, string taken)
    {
        ForgetConditions conditions = condition switch
        {
            "session" => new() { Session = value },
            "project" => new() { Project = value },
            "tool" => new() { Tool = value },
            "text" => new() { Text = value },
            _ => new() { Pattern = new Regex(value) },
        };
        AssertForgets(conditions, s_lines, taken);
    }

    [Fact]
    public void ATimeIsFromItsStartToBeforeItsEnd()
    {
        AssertForgets(new() { SinceMs = At(2), UntilMs = At(4) }, s_lines, "1 2");
        AssertForgets(new() { SinceMs = At(5) }, s_lines, "4 5");
        AssertForgets(new() { UntilMs = At(1) }, s_lines, "");
    }

    [Fact]
    public void OfSeveralConditionsACallMustMeetAll()
    {
        AssertForgets(new() { Tool = "Bash", Session = "s1" }, s_lines, "1");
        AssertForgets(new() { Tool = "Bash", Text = "make", Session = "s3" }, s_lines, "");
    }

    [Fact]
    public void AllLinesOfACallGoWhicheverOfThemMeetsWhat()
    {
        string guess = (Some.Failure("Edit", 1, error: "secret words") with { Id = "e1", Session = "s1" }).ToLine();
        string told = (Some.Call("Edit", 2) with { Id = "e1", Session = "s9", Model = "m" }).ToLine(), other = (Some.Call("Edit", 3) with { Id = "e2", Session = "s9" }).ToLine();
        AssertForgets(new() { Text = "secret", Session = "s9" }, [guess, other, told], "0 2");
        AssertForgets(new() { Text = "secret", Tool = "Read" }, [guess, other, told], "");
    }

    [Fact]
    public void WhatIsNoRecordStaysUnlessItsTextIsAskedFor()
    {
        string torn = "{\"timestamp\":\"2026-06-01T08:00:00.000Z\",\"tool_name\":\"Bash\",\"params\":{\"command\":\"half of a ";
        string[] lines = ["foreign SECRET\n", "\n", "{\"mine\":1}\n", torn + s_lines[0], torn + "secret\n", s_lines[4], "\tunfinished secret"];
        AssertForgets(new() { Session = "s3" }, lines, "5");
        AssertForgets(new() { Text = "secret" }, lines, "0 4 6");
        AssertForgets(new() { Text = "secret", Session = "s1" }, lines, "");
        AssertLeaves(new() { Session = "s1" }, lines, string.Concat(lines).Replace(s_lines[0], "\n", StringComparison.Ordinal));
        AssertLeaves(new() { Text = "half of a" }, lines, "foreign SECRET\n\n{\"mine\":1}\n" + s_lines[0] + s_lines[4] + "\tunfinished secret");
    }

    [Fact]
    public void ANoteGoesWithItsSessionAndABatchLosesTheCallsThatWent()
    {
        const string Batch = """{"timestamp":"2026-06-01T08:00:07.000Z","event":"batch","session_id":"s1","batch_id":"r1","batch_size":3,"tool_use_ids":["r1","b1","x"], "mine":[ 1 ],"v":1}""" + "\n";
        const string Gone = """{"timestamp":"2026-06-01T08:00:07.000Z","event":"batch","session_id":"s3","batch_id":"b2","batch_size":1,"tool_use_ids":["b2"],"v":1}""" + "\n";
        string start = (new RecordedNote("subagent_start", Some.Start, "a1") { Session = "s1" }).ToLine(), stop = (new RecordedNote("subagent_stop", Some.Start, "a3") { Session = "s3" }).ToLine();
        string[] lines = [.. s_lines, Batch, Gone, start, stop];
        AssertLeaves(
            new() { Tool = "Bash" }, lines,
            s_lines[0] + s_lines[2] + s_lines[3] + Batch.Replace("\"r1\",\"b1\",\"x\"", "\"r1\",\"x\"", StringComparison.Ordinal) + start,
            report => Assert.Equal((3, 2), (report.Calls, report.Notes)));
        AssertForgets(new() { Session = "s1" }, lines, "0 1 6 8");
        AssertForgets(new() { SinceMs = At(6), UntilMs = At(8) }, lines, "5 6 7");
    }

    [Fact]
    public void TheIdsOfWhatWentAreKeptAndNothingElse()
    {
        using ImportedStore store = ImportedStore.Empty();
        string stop = (new RecordedNote("subagent_stop", Some.Start, "a3") { Session = "s3" }).ToLine();
        File.WriteAllText(store.Path, string.Concat(s_lines) + stop);
        Run(store.Path, new() { Tool = "Bash" });
        Assert.Equal(["b1", "b2", $"Bash {At(6) / 1000}", "a3"], File.ReadAllLines(ForgottenCalls.PathOf(store.Path)));
        Run(store.Path, new() { Tool = "Nothing" });
        Assert.Equal(4, File.ReadAllLines(ForgottenCalls.PathOf(store.Path)).Length);
    }

    [Fact]
    public void WhereNothingMeetsTheConditionsTheFileIsNotTouched()
    {
        using ImportedStore store = ImportedStore.Empty();
        File.WriteAllText(store.Path, string.Concat(s_lines));
        Assert.True(Run(store.Path, new() { Session = "none" }).IsEmpty);
        Assert.Equal(string.Concat(s_lines), File.ReadAllText(store.Path));
        Assert.False(File.Exists(ForgottenCalls.PathOf(store.Path)));
    }

    private static long At(int second) => Some.Start.AddSeconds(second).ToUnixTimeMilliseconds();

    private static void AssertForgets(ForgetConditions conditions, string[] lines, string taken)
    {
        int[] gone = [.. taken.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
        AssertLeaves(conditions, lines, string.Concat(lines.Where((_, i) => !gone.Contains(i))), report => Assert.Equal(gone.Length == 0, report.IsEmpty));
    }

    private static void AssertLeaves(ForgetConditions conditions, string[] lines, string left, Action<ForgetReport>? check = null)
    {
        using ImportedStore store = ImportedStore.Empty("Leaves");
        File.WriteAllText(store.Path, string.Concat(lines));
        ForgetReport preview = Removal.Preview(store.Path, conditions);
        Assert.Equal(string.Concat(lines), File.ReadAllText(store.Path));
        ForgetReport report = Run(store.Path, conditions);
        Assert.Equivalent(preview with { DryRun = report.DryRun }, report);
        string text = File.ReadAllText(store.Path);
        if (!report.IsEmpty)
        {
            Assert.StartsWith("{\"timestamp\":\"2026-06-01T09:00:00.000Z\",\"event\":\"rewritten\",\"reason\":\"forget\",\"v\":1}\n", text, StringComparison.Ordinal);
            text = text[(text.IndexOf('\n') + 1)..];
        }

        Assert.Equal(left, text);
        check?.Invoke(report);
    }

    private static ForgetReport Run(string path, ForgetConditions conditions)
    {
        using StoreChange change = StoreChange.Begin(path)!;
        return Removal.Run(change, path, conditions, new FixedTime(Some.Now));
    }
}
