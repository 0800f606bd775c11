using System.Text;
using CsCheck;
using Telemetry.Index;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Support;

/// <summary>Any value that a test does not care about.</summary>
internal static class Some
{
    public const long TimeMs = 1_780_000_000_000;

    /// <summary>Any of these.</summary>
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static ToolCall Call(
        string tool = "Bash", int i = 0, Outcome outcome = Outcome.Success, Stage stage = Stage.Executed, string? id = null, string session = "s1",
        long? latencyMs = 10, string? error = null, RecordSource source = RecordSource.Hook, string? agentId = null, string parameters = "{}",
        string? batchId = null, LatencySource latencySource = LatencySource.Reported, string project = "/p") => new()
        {
            TimestampMs = TimeMs + i * 1000,
            ToolName = tool,
            Params = new RedactedJson(Encoding.UTF8.GetBytes(parameters)),
            Outcome = outcome,
            Error = outcome == Outcome.Failure ? error ?? "it failed" : null,
            LatencyMs = latencyMs,
            LatencySource = latencyMs is null ? LatencySource.Unknown : latencySource,
            SessionId = session,
            ToolUseId = id ?? $"toolu_{tool}_{i}_{session}_{agentId}",
            Stage = stage,
            AgentId = agentId,
            BatchId = batchId,
            Project = project,
            Source = source,
        };

    public static string LineOf(ToolCall call) => Encoding.UTF8.GetString(RecordWriter.ToLine(call).Span);

    public static string LineOf(Note note) => Encoding.UTF8.GetString(RecordWriter.ToLine(note).Span);

    /// <summary>A store that holds these calls, and the index on it.</summary>
    public static CallIndex IndexOf(TempFolder folder, params IEnumerable<ToolCall> calls)
    {
        string path = folder.File("store.jsonl");
        var appender = new JsonlAppender(path);
        foreach (ToolCall call in calls)
            Assert.Null(appender.Append(call));
        var index = new CallIndex(path);
        index.Refresh();
        return index;
    }

    /// <summary>A store of these lines, and the index on it.</summary>
    public static CallIndex IndexOfLines(TempFolder folder, params IEnumerable<string> lines)
    {
        File.WriteAllText(folder.File("store.jsonl"), string.Concat(lines));
        var index = new CallIndex(folder.File("store.jsonl"));
        index.Refresh();
        return index;
    }

    /// <summary>Reads these lines in every order that they can stand in, each line before the last one being read before that one is there.</summary>
    public static void InAnyOrder(IReadOnlyList<string> lines, Action<CallIndex> check)
    {
        using var folder = TempFolder.ForCaller("InAnyOrder");
        foreach (string[] order in OrdersOf([.. lines]))
        {
            CallIndex index = IndexOfLines(folder, order[..^1]);
            File.WriteAllText(index.Path, string.Concat(order));
            index.Refresh();
            check(index);
        }
    }

    private static IEnumerable<string[]> OrdersOf(string[] lines) => lines.Length <= 1
        ? [lines]
        : lines.SelectMany((line, i) => OrdersOf([.. lines[..i], .. lines[(i + 1)..]]).Select(rest => (string[])[line, .. rest]));
}
