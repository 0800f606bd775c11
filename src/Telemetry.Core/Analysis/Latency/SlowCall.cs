using System.Text.Json;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>One of the slowest calls.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="What">What it was about: a command's program and subcommand, a file's base name, an address's host, a pattern, a type of subagents; null where nothing tells. Foreign text.</param>
/// <param name="Ms">How long it took, in milliseconds.</param>
/// <param name="TimestampMs">When it ended, in milliseconds since 1970 UTC.</param>
/// <param name="Source">Where the latency comes from.</param>
/// <param name="ToolUseId">Its id; null where it has none.</param>
public sealed record SlowCall(string Tool, string? What, int Ms, long TimestampMs, LatencySource Source, string? ToolUseId)
{
    /// <summary>The calls of one source that took longest, the slowest first. Launches are left out: their latency says nothing about the work.</summary>
    public static IReadOnlyList<SlowCall> From(CallIndex index, CallFilter filter, LatencySource source, int count)
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        var slowest = new PriorityQueue<int, (int Ms, int Age)>();
        for (int i = 0; i < rows.Length; i++)
        {
            ref readonly CallRow row = ref rows[i];
            if (row.LatencySource != source || row.LatencyMs < 0 || row.IsBackground || (slowest.Count == count && row.LatencyMs <= rows[slowest.Peek()].LatencyMs) || !filter.Matches(row))
                continue;
            // Of two that took equally long the earlier one stays.
            if (slowest.Count < count)
                slowest.Enqueue(i, (row.LatencyMs, -i));
            else
                slowest.EnqueueDequeue(i, (row.LatencyMs, -i));
        }

        var calls = new SlowCall[slowest.Count];
        for (int place = calls.Length - 1; place >= 0; place--)
            calls[place] = Of(index, rows[slowest.Dequeue()]);
        return calls;
    }

    private static SlowCall Of(CallIndex index, in CallRow row)
    {
        ToolCall? call = index.ReadCall(row);
        return new SlowCall(
            index.Tools[row.Tool], row.Command != 0 ? index.Commands[row.Command] : call is null ? null : WhatOf(call.Params.Utf8.Span), row.LatencyMs, row.TimestampMs, row.LatencySource, call?.ToolUseId);
    }

    private static string? WhatOf(ReadOnlySpan<byte> parameters)
    {
        var json = new Utf8JsonReader(parameters);
        try
        {
            while (json.Read())
            {
                if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 1)
                    continue;
                string name = json.GetString()!;
                if (json.Read() && json.TokenType == JsonTokenType.String && Shown(name, json.GetString()!) is { Length: > 0 } what)
                    return what;
                json.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A foreign writer's parameters, or half a character in them.
        }

        return null;
    }

    private static string? Shown(string name, string value) => name switch
    {
        "file_path" or "notebook_path" or "path" => value.TrimEnd('/', '\\').Split('/', '\\')[^1],
        "url" => Uri.TryCreate(value, UriKind.Absolute, out Uri? url) ? url.Host : null,
        "pattern" or "query" or "subagent_type" => value,
        _ => null,
    };
}
