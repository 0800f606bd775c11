using System.Text.Json.Nodes;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>What get_stats and get_failures must answer, worked out the slow and obvious way. A rounded number stands unrounded, as a double; a counted one as an integer.</summary>
/// <param name="store">The calls.</param>
/// <param name="filter">Which of them a question is about.</param>
internal sealed class NaiveAnswers(NaiveStore store, NaiveFilter filter)
{
    /// <summary>How calls went.</summary>
    public JsonObject Stats(JsonObject question)
    {
        string by = NaiveFilter.Text(question, "group_by") ?? "tool";
        var groups = filter.Asked(question).Select(call => (Call: call, Name: filter.NameOf(call, by))).Where(pair => pair.Name is not null)
            .GroupBy(pair => pair.Name!, pair => pair.Call).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        NaiveCall[] calls = [.. groups.SelectMany(group => group)];
        if (calls.Length == 0)
            return new JsonObject { ["calls"] = 0, ["rows"] = new JsonArray() };
        bool isOfFailures = NaiveFilter.IsOfFailures(question);
        var agents = by == "agent_type" && !new[] { "tool", "stage", "kind", "model" }.Any(question.ContainsKey)
            ? store.Subagents.Where(agent => filter.Covers(question, agent.Session, agent.Project, agent.LastSeenMs) && (NaiveFilter.Text(question, "agent") is not string who || who == agent.Id || who == agent.Type)).GroupBy(agent => agent.Type)
                .OrderByDescending(type => type.Count()).ThenBy(type => type.Key, StringComparer.Ordinal).ToList()
            : [];
        var rates = new NaiveRates([.. groups.Select(group => group.ToArray())]);
        string? source = groups.Select(group => Latencies([.. group]).Source).Where(word => word is not null).GroupBy(word => word).MaxBy(same => same.Count())?.Key;
        long allMs = groups.Sum(group => Latencies([.. group]).Ms.Sum());
        JsonObject[] rows =
        [
            .. groups.Select(group => Row(group.Key, [.. group], rates, source, agents.FirstOrDefault(type => type.Key == group.Key))),
            .. agents.Where(type => groups.All(group => group.Key != type.Key)).Select(type => Row(type.Key, [], rates, source, type)),
        ];
        foreach (JsonObject row in rows.Where(row => row["total_ms"] is not null && allMs > 0))
            row["share"] = (double)(long)row["total_ms"]! / allMs;
        // Of failures alone a rate is 0 by definition.
        foreach (JsonObject row in rows.Where(_ => isOfFailures))
            row["n"] = row["success"] = row["interval"] = row["recent"] = row["note"] = null;
        NaiveCall[] slowest = [.. filter.Asked(question).Where(call => call is { LatencyMs: not null, IsBackground: false } && source is not null && (call.LatencySource ?? "unknown") == source).OrderByDescending(call => call.LatencyMs).Take(5)];
        return With(question, rows, new JsonObject
        {
            ["slowest"] = source is null || question.ContainsKey("offset") ? null : new JsonArray([.. slowest.Select(call => new JsonObject
            {
                ["tool"] = filter.Shown(call.Tool), ["ms"] = call.LatencyMs, ["date"] = call.Day, ["latency"] = source, ["tool_use_id"] = call.Id,
            })]),
            ["of_failures"] = isOfFailures ? true : null,
            ["calls"] = calls.Length,
            ["sessions"] = calls.DistinctBy(call => call.Session).Count(),
            ["period"] = new JsonArray(calls.Min(call => call.Day), calls.Max(call => call.Day)),
            ["latency_source"] = source,
        });
    }

    /// <summary>What failed.</summary>
    public JsonObject Failures(JsonObject question)
    {
        string by = NaiveFilter.Text(question, "group_by") ?? "template";
        string? asked = NaiveFilter.Text(question, "stage") ?? NaiveFilter.Text(question, "kind");
        bool asksForExcused = asked is not null;
        NaiveCall[] calls = [.. filter.Asked(question)];
        // A cancelled call is no failure of its own: it is charged to the failure that cancelled it.
        NaiveCall[] failures = [.. calls.Where(call => call.IsFailure && (call.Stage != "cancelled" || asked == "cancelled") && FailureName(call, by) is not null)];
        var answer = new JsonObject { ["failures"] = failures.Count(call => asksForExcused || call.IsAttributable), ["calls"] = asksForExcused ? null : calls.Length };
        JsonNode[] rows =
        [
            .. failures.GroupBy(call => FailureName(call, by)).OrderByDescending(group => group.Any(call => call.IsAttributable)).ThenByDescending(group => group.Count() + group.Sum(Cancelled))
                .ThenByDescending(group => group.Max(call => call.AtMs)).Select(group => FailureRow([.. group.OrderBy(call => call.AtMs)], by, calls, asksForExcused, (int)answer["failures"]!)),
        ];
        return rows.Length == 0 ? new JsonObject { ["failures"] = 0, ["calls"] = asksForExcused ? 0 : calls.Length, ["rows"] = new JsonArray() } : With(question, rows, answer);
    }

    private JsonObject FailureRow(NaiveCall[] group, string by, NaiveCall[] calls, bool asksForExcused, int failures)
    {
        NaiveCall last = group[^1];
        long first = calls.Min(call => call.AtMs), span = calls.Max(call => call.AtMs) - first + 1;
        string? example = by == "template" ? last.Error?.Replace("<tool_use_error>", "", StringComparison.Ordinal).Replace("</tool_use_error>", "", StringComparison.Ordinal) : null;
        return new JsonObject
        {
            ["name"] = by is "project" or "session" or "day" or "model" ? filter.NameOf(last, by) : null,
            ["tool"] = by is "template" or "tool" ? filter.Shown(last.Tool) : null,
            ["kind"] = by is "template" or "kind" ? last.Kind : null,
            ["error"] = by == "template" ? last.Says?.Template ?? "" : null,
            ["count"] = group.Length,
            ["share"] = failures > 0 && (asksForExcused || group.Any(call => call.IsAttributable)) ? (double)group.Length / failures : null,
            ["sessions"] = group.DistinctBy(call => call.Session).Count(),
            ["cancelled"] = group.Sum(Cancelled) is > 0 and int cancelled ? cancelled : null,
            ["slices"] = new JsonArray([.. Enumerable.Range(0, 10).Select(slice => (JsonNode)group.Count(call => (call.AtMs - first) * 10 / span == slice))]),
            ["stage"] = last.Stage ?? "unknown",
            ["first"] = group.Min(call => call.Day),
            ["last"] = last.Day,
            ["example"] = example is null ? null : string.Join(' ', example.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
        };
    }

    private string? FailureName(NaiveCall call, string by) => by switch
    {
        "template" => $"{filter.Shown(call.Tool)} {call.Kind} {call.Says?.Template}",
        "kind" => call.Kind,
        _ => filter.NameOf(call, by),
    };

    // Of a batch's calls that failed for themselves the first cancelled the others.
    private int Cancelled(NaiveCall call)
    {
        NaiveCall[] batch = [.. store.Calls.Where(other => call.Batch is not null && other.Batch == call.Batch && other.IsFailure)];
        return batch.Where(other => other.Stage != "cancelled").MinBy(other => other.AtMs) == call ? batch.Count(other => other.Stage == "cancelled") : 0;
    }

    private JsonObject With(JsonObject question, JsonNode[] rows, JsonObject answer)
    {
        int limit = (int?)question["limit"] ?? 10;
        int offset = (int?)question["offset"] ?? 0;
        answer["rows"] = new JsonArray([.. rows.Skip(offset).Take(limit)]);
        answer["omitted"] = rows.Length - offset > limit ? rows.Length - offset - limit : null;
        answer["skipped_lines"] = store.SkippedLines > 0 ? store.SkippedLines : null;
        return answer;
    }

    private static JsonObject Row(string name, NaiveCall[] calls, NaiveRates rates, string? mostSource, IGrouping<string, NaiveSubagent>? agents)
    {
        NaiveCall[] rated = [.. calls.Where(call => call.IsAttributable)];
        int successes = rated.Count(call => !call.IsFailure);
        bool isEnough = rated.Length >= 5;
        var (latencies, source) = Latencies(calls);
        return new JsonObject
        {
            ["name"] = name,
            ["calls"] = calls.Length,
            ["n"] = rated.Length == calls.Length ? null : rated.Length,
            ["success"] = isEnough ? (double)successes / rated.Length : null,
            ["interval"] = isEnough ? new JsonArray(rates.Bound(rated, -1), rates.Bound(rated, 1)) : null,
            ["recent"] = isEnough ? rates.Recent(rated) : null,
            ["note"] = isEnough ? null : $"not enough data (n={rated.Length})",
            ["failed"] = Counts(calls.Where(call => call.IsFailure).Select(call => call.Stage ?? "unknown")),
            ["noted"] = Counts(calls.Select(call => call.Note).OfType<string>()),
            ["p50_ms"] = Percentile(latencies, 50, 5),
            ["p95_ms"] = Percentile(latencies, 95, 59),
            ["p99_ms"] = Percentile(latencies, 99, 299),
            ["top1_share"] = latencies.Length >= 100 && latencies.Sum() > 0 ? (double)latencies.OrderDescending().Take(latencies.Length / 100).Sum() / latencies.Sum() : null,
            ["hidden_exit"] = calls.Count(call => call.HidesExit) is > 0 and int hidden ? hidden : null,
            ["total_ms"] = latencies.Length > 0 ? latencies.Sum() : null,
            ["latency"] = source == mostSource ? null : source,
            ["sessions"] = calls.Length > 0 ? calls.DistinctBy(call => call.Session).Count() : null,
            ["agents"] = agents is null ? null : Agents([.. agents]),
        };
    }

    private static JsonObject Agents(NaiveSubagent[] agents)
    {
        long[] durations = [.. agents.Select(agent => agent.DurationMs).OfType<long>()];
        return new JsonObject
        {
            ["n"] = agents.Length,
            ["failed"] = agents.Count(agent => agent.HasFailed) is > 0 and int failed ? failed : null,
            ["unfinished"] = agents.Count(agent => !agent.IsFinished) is > 0 and int unfinished ? unfinished : null,
            ["p50_ms"] = Percentile(durations, 50, 5),
            ["p95_ms"] = Percentile(durations, 95, 59),
            ["calls_p50"] = Percentile([.. agents.Select(agent => (long)agent.Calls)], 50, 5),
        };
    }

    private static JsonObject? Counts(IEnumerable<string> words) =>
        words.GroupBy(word => word).Select(group => KeyValuePair.Create(group.Key, (JsonNode?)group.Count())).ToList() is { Count: > 0 } counts ? new JsonObject(counts) : null;

    // Of one source only: the largest one of those that measured enough calls, else the largest of all.
    private static (long[] Ms, string? Source) Latencies(NaiveCall[] calls)
    {
        string[] order = ["unknown", "reported", "subagent", "transcript", "wall"];
        return calls.Where(call => call is { LatencyMs: not null, IsBackground: false }).GroupBy(call => call.LatencySource ?? "unknown", call => call.LatencyMs!.Value)
            .OrderByDescending(source => source.Key is "reported" or "subagent" && source.Count() >= 5).ThenByDescending(source => source.Count()).ThenBy(source => Array.IndexOf(order, source.Key))
            .Select(source => (source.ToArray(), (string?)source.Key)).FirstOrDefault(([], null));
    }

    // Nearest rank: the smallest value that so many percent of all are not above.
    private static long? Percentile(long[] values, int percent, int least) => values.Length < least ? null : values.Order().First(value => values.Count(other => other <= value) * 100 >= percent * values.Length);
}
