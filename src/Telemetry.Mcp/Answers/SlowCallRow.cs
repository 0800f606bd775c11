using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>One of the slowest calls.</summary>
internal sealed record SlowCallRow
{
    /// <summary>The tool.</summary>
    public required string Tool { get; init; }

    /// <summary>What it was about: a command's program, a file's name, an address's host; foreign text, quoted and cut.</summary>
    public string? What { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required int Ms { get; init; }

    /// <summary>When it ended.</summary>
    public required string Date { get; init; }

    /// <summary>Where the latency comes from.</summary>
    public required string Latency { get; init; }

    /// <summary>The call's id.</summary>
    public string? ToolUseId { get; init; }

    public static SlowCallRow Of(SlowCall call) => new()
    {
        Tool = Quoted.Text(call.Tool, 80),
        What = call.What is { Length: > 0 } what ? Quoted.Text(what, 60) : null,
        Ms = call.Ms,
        Date = Say.Date(call.TimestampMs),
        Latency = Say.Source(call.Source),
        ToolUseId = call.ToolUseId is { Length: > 0 } id ? Quoted.Text(id, 80) : null,
    };
}
