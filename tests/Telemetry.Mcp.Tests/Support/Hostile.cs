using CsCheck;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>Stores as nobody would write them on purpose: what a foreign tool calls itself and prints is not ours to choose.</summary>
internal static class Hostile
{
    /// <summary>Names and texts: short, long, of other scripts, and full of what breaks lines, terminals and JSON.</summary>
    public static readonly Gen<string> Text = Gen.OneOf(
        Some.OneOf("Bash", "Read", "Edit", "mcp__plugin_execution-telemetry_telemetry__get_stats", "mcp__files__read"),
        Gen.String[Gen.Char.AlphaNumeric, 1, 300],
        Gen.String[1, 60],
        Some.OneOf("\"", "\\", "<&>'", "工具", "😀", "é", "\u0001\u001b[31m", "\n\r\t", "\0", "\u202e\u200b", "a\u2028b", "{\"summary\":\"x\"}", "<n>", "' or 1=1 ").SelectMany(
            part => Gen.Int[1, 250].Select(times => string.Concat(Enumerable.Repeat(part, times)))));

    private static readonly Gen<string> s_stage = Some.OneOf("executed", "validation", "denied", "rejected", "cancelled", "interrupted", "");

    /// <summary>A store of up to sixty calls of a few tools in a few sessions.</summary>
    public static readonly Gen<RecordedCall[]> Calls =
        Gen.Select(Text.Array[1, 6], Text.Array[1, 4], Text.Array[1, 3], Gen.Int[0, 60]).SelectMany((tools, errors, places, count) => Call(tools, errors, places).Array[count]
            .Select(calls => calls.Select((call, i) => call with { At = Some.Start.AddSeconds(i), Id = $"{call.Id}{i}" }).ToArray()));

    private static Gen<RecordedCall> Call(string[] tools, string[] errors, string[] places) =>
        from tool in Some.OneOf(tools)
        from isFailure in Gen.Bool
        from error in Some.OneOf(errors)
        from stage in s_stage
        from place in Some.OneOf(places)
        from latencyMs in Gen.Int[0, 2_000_000_000]
        from parameter in Some.OneOf("command", "file_path", "description")
        from note in Some.OneOf(null, "no_match", "exit_means_no", "http_error", "masked_failure", "other")
        from batch in Some.OneOf(null, "b1", "b2")
        from agent in Some.OneOf(null, null, "a1", error)
        from launched in Some.OneOf(null, null, "a1", "a2", error)
        select new RecordedCall(tool, Some.Start)
        {
            Error = isFailure ? error : null,
            Stage = isFailure ? stage : "executed",
            LatencyMs = latencyMs,
            Session = place,
            Project = place,
            Model = place,
            AgentId = agent,
            AgentType = place,
            Launched = launched,
            Id = place,
            Note = isFailure ? null : note,
            Batch = batch,
            Parameter = (parameter, error),
        };
}
