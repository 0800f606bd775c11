using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Failures that belong together.</summary>
/// <param name="Name">The tool's name, or whatever else they were grouped by; for kinds, the kind's word.</param>
/// <param name="Count">How many.</param>
/// <param name="Sessions">In how many sessions.</param>
/// <param name="FirstMs">When the first one ended, in milliseconds since 1970 UTC.</param>
/// <param name="LastMs">When the last one ended.</param>
/// <param name="Example">The row of the last one.</param>
public sealed record FailureGroup(string Name, int Count, int Sessions, long FirstMs, long LastMs, int Example)
{
    /// <summary>What they say, with names and numbers masked; null where they were not grouped by it.</summary>
    public TemplateCluster? Template { get; init; }

    /// <summary>The kind, where all have the same one by their grouping.</summary>
    public FailureKind Kind { get; init; }

    /// <summary>The template's id; null where they were not grouped by it.</summary>
    public string? Id { get; init; }

    /// <summary>How far the last one got.</summary>
    public Stage Stage { get; init; }

    /// <summary>How many of them the assistant's choice of tool and input could have avoided; the others were denied, rejected, interrupted or cancelled.</summary>
    public int Attributable { get; init; }

    /// <summary>How many calls that were sent with them they cancelled.</summary>
    public int Cancelled { get; init; }

    /// <summary>How they are spread over the time of the question.</summary>
    public required Trend Trend { get; init; }
}
