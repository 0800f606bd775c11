using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis.Failures;

public sealed class FailureReportTests
{
    [Fact]
    public void FailuresThatSayTheSameAreOneGroup()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder,
            Fails(1, "Found 2 matches of the string to replace", "s1"), Fails(2, "Found 3 matches of the string to replace", "s2"), Fails(3, "File does not exist.", "s1"),
            Fails(4, "Found 9 matches of the string to replace", "s1"), Some.Call("Edit", 5));
        FailureReport report = Report(index);
        Assert.Equal([("Found <n> matches of the string to replace", 3, 2), ("File does not exist.", 1, 1)], report.Groups.Select(group => (group.Template!.Text, group.Count, group.Sessions)));
        Assert.Equal((Some.TimeMs + 1000, Some.TimeMs + 4000, 3), (report.Groups[0].FirstMs, report.Groups[0].LastMs, report.Groups[0].Example));
        Assert.Equal((4, 0, 0, 5), (report.Attributable, report.Excused, report.Cancelled, report.Calls));
        Assert.Equal([1, 0, 1, 0, 0, 0, 0, 1, 0, 0], report.Groups[0].Trend.Counts);
    }

    [Fact]
    public void WhatNobodyIsToBlameForComesLast()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Fails(1, "x", "s1") with { Stage = Stage.Rejected }, Fails(2, "x", "s1") with { Stage = Stage.Rejected }, Fails(3, "x", "s1"));
        FailureReport report = Report(index);
        Assert.Equal([(FailureKind.Other, 1), (FailureKind.Rejected, 2)], report.Groups.Select(group => (group.Kind, group.Count)));
        Assert.Equal((1, 2), (report.Attributable, report.Excused));
    }

    [Fact]
    public void AFailureIsChargedWithWhatItCancelled()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder,
            Cancelled(1, "b1"), Fails(3, "File does not exist.", "s1") with { BatchId = "b1" }, Fails(2, "EISDIR: x", "s1") with { BatchId = "b1" }, Cancelled(4, "b1"),
            Fails(5, "EISDIR: x", "s1") with { BatchId = "b2" }, Cancelled(6, "lost"), Fails(7, "old_string not found", "s1"), Fails(8, "old_string not found", "s1"));
        FailureReport report = Report(index);
        Assert.Equal(
            [("is_directory", 2, 2), ("old_string_not_found", 2, 0), ("file_not_found", 1, 0)],
            report.Groups.Select(group => (group.Kind.Word(), group.Count, group.Cancelled)));
        Assert.Equal((5, 0, 2), (report.Attributable, report.Excused, report.Cancelled));
    }

    [Fact]
    public void OfTwoThatFailedAtOnceTheFirstInTheStoreIsTheRoot()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Fails(2, "old_string not found", "s1") with { BatchId = "b" }, Fails(2, "EISDIR: x", "s1") with { BatchId = "b", ToolUseId = "other" }, Cancelled(4, "b"));
        Assert.Equal(("old_string_not_found", 1), (Report(index).Groups[0].Kind.Word(), Report(index).Groups[0].Cancelled));
    }

    [Fact]
    public void CancelledCallsAreGroupsOnlyWhereTheyAreAskedFor()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Fails(1, "EISDIR: x", "s1") with { BatchId = "b" }, Cancelled(2, "b"));
        FailureReport asked = Report(index, filter: new CallFilter { Stage = Stage.Cancelled }, asksForCancelled: true);
        Assert.Equal((FailureKind.Cancelled, 1, 0), (asked.Groups.Single().Kind, asked.Excused, asked.Attributable));
    }

    [Fact]
    public void ABatchThatIsToldOfLaterStillHasItsRoot()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Fails(1, "EISDIR: x", "s1"), Cancelled(2, null));
        var history = new FailureHistory(index);
        history.Update();
        Assert.Equal(0, FailureReport.From(history, new CallFilter(), FailureBy.Template).Cancelled);
        File.WriteAllText(index.Path, File.ReadAllText(index.Path) + Some.LineOf(new Note { TimestampMs = Some.TimeMs, Event = Note.Batch, SessionId = "s1", BatchId = "b", ToolUseIds = ["toolu_Edit_1_s1_", "toolu_Read_2_s1_"] }));
        index.Refresh();
        history.Update();
        Assert.Equal(1, FailureReport.From(history, new CallFilter(), FailureBy.Template).Cancelled);
    }

    [Theory]
    [InlineData(FailureBy.Kind, "old_string_not_found 2, is_directory 1")]
    [InlineData(FailureBy.Tool, "Edit 2, Read 1")]
    [InlineData(FailureBy.Session, "s1 2, s2 1")]
    [InlineData(FailureBy.Project, "/p 2, /q 1")]
    [InlineData(FailureBy.Day, "2026-05-28 2, 2026-05-29 1")]
    [InlineData(FailureBy.Model, "m 2")]
    public void FailuresCanBePutTogetherByOtherThings(FailureBy by, string expected)
    {
        using var folder = TempFolder.ForCaller();
        ToolCall edit = Fails(1, "old_string not found", "s1") with { Model = "m" };
        CallIndex index = Some.IndexOf(folder, edit, edit with { ToolUseId = "two" }, Fails(80_000, "EISDIR: x", "s2") with { ToolName = "Read", Project = "/q" });
        FailureReport report = Report(index, by);
        Assert.Equal(expected, string.Join(", ", report.Groups.Select(group => $"{group.Name} {group.Count}")));
        Assert.All(report.Groups, group => Assert.Null(group.Template));
    }

    // The same answer by hand, for any store, whether its file came at once or in pieces.
    [Fact]
    public void EveryFigureIsWhatCountingByHandGives() => Gen.Select(RandomStore.Records, Gen.Int[0, 30], Gen.Int[0, 2]).Sample((records, cut, session) =>
    {
        using var folder = TempFolder.ForCaller("EveryFigure");
        records = [.. records.Select(record => record is ToolCall { Outcome: Outcome.Failure, Stage: Stage.Denied } call ? call with { Stage = Stage.Cancelled } : record)];
        string[] lines = [.. records.Select(RandomStore.LineOf)];
        CallIndex index = Some.IndexOfLines(folder, lines[..Math.Min(cut, lines.Length)]);
        var history = new FailureHistory(index);
        history.Update();
        FailureReport.From(history, new CallFilter(), FailureBy.Tool);
        File.WriteAllText(index.Path, string.Concat(lines));
        index.Refresh();
        history.Update();
        int? wanted = index.Sessions.Find("s" + session) is > 0 and int number ? number : null;
        FailureReport report = FailureReport.From(history, new CallFilter { Session = wanted }, FailureBy.Tool);

        ToolCall[] calls = new NaiveHistory(records).Calls;
        ToolCall[] asked = [.. calls.Where(call => wanted is null || call.SessionId == "s" + session)];
        ToolCall[] failed = [.. asked.Where(call => call.Outcome == Outcome.Failure && call.Stage != Stage.Cancelled)];
        string[] expected = [.. failed.GroupBy(call => call.ToolName).Select(tool =>
            $"{tool.Key} {tool.Count()} {tool.Select(call => call.SessionId).Distinct().Count()} {tool.Min(call => call.TimestampMs)} {tool.Max(call => call.TimestampMs)} {tool.Sum(call => CancelledBy(calls, call))}")];
        Assert.Equal(expected.Order(StringComparer.Ordinal), report.Groups.Select(group => $"{group.Name} {group.Count} {group.Sessions} {group.FirstMs} {group.LastMs} {group.Cancelled}").Order(StringComparer.Ordinal));
        Assert.Equal((failed.Length, asked.Length), (report.Attributable + report.Excused, report.Calls));
        // Never twice: what is charged and what is counted are different calls.
        Assert.True(report.Cancelled + report.Attributable + report.Excused <= calls.Count(call => call.Outcome == Outcome.Failure));
        Assert.All(report.Groups, group => Assert.Equal(group.Count, group.Trend.Counts.Sum()));

        var fresh = new FailureHistory(index);
        fresh.Update();
        Assert.Equal(Show(report), Show(FailureReport.From(fresh, new CallFilter { Session = wanted }, FailureBy.Tool)));
    }, iter: 1000, threads: 1);

    private static int CancelledBy(ToolCall[] calls, ToolCall call)
    {
        if (call.BatchId is null)
            return 0;
        ToolCall[] failed = [.. calls.Where(other => other.BatchId == call.BatchId && other.Outcome == Outcome.Failure)];
        return failed.Where(other => other.Stage != Stage.Cancelled).MinBy(other => other.TimestampMs) == call ? failed.Count(other => other.Stage == Stage.Cancelled) : 0;
    }

    private static IEnumerable<string> Show(FailureReport report) =>
        report.Groups.Select(group => $"{group.Name} {group.Count} {group.Sessions} {group.FirstMs} {group.LastMs} {group.Example} {group.Cancelled} {group.Trend.Word} {string.Join(',', group.Trend.Counts)}");

    private static FailureReport Report(CallIndex index, FailureBy by = FailureBy.Template, CallFilter? filter = null, bool asksForCancelled = false)
    {
        var history = new FailureHistory(index);
        history.Update();
        return FailureReport.From(history, filter ?? new CallFilter(), by, asksForCancelled);
    }

    private static ToolCall Fails(int i, string error, string session) => Some.Call("Edit", i, Outcome.Failure, Stage.Executed, error: error, session: session);

    private static ToolCall Cancelled(int i, string? batch) =>
        Some.Call("Read", i, Outcome.Failure, Stage.Cancelled, error: "<tool_use_error>Sibling tool call errored</tool_use_error>", batchId: batch);
}
