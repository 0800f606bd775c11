using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>What is tried or failed again and again.</summary>
internal sealed record RetriesRow
{
    /// <summary>The odds of the next call of the same tool on the same target, after none, one, two, three, and four or more failures in a row.</summary>
    public required IReadOnlyList<RetryRow> Odds { get; init; }

    /// <summary>Calls that were sent again word for word right after they failed.</summary>
    public required int Identical { get; init; }

    /// <summary>How many of these succeeded.</summary>
    public required int IdenticalSucceeded { get; init; }

    /// <summary>Of the failures, the share that repeats a tool and kind that failed in the same lane before, 0..1; absent below five.</summary>
    public double? SameKindAgain { get; init; }

    /// <summary>Of the failures, the share that was resolved within ten calls, 0..1; absent below five.</summary>
    public double? Resolved { get; init; }

    public static RetriesRow Of(IReadOnlyList<RetryOdds> odds, Repeats repeats) => new()
    {
        Odds = [.. odds.Where(after => after.Success.N > 0).Select(RetryRow.Of)],
        Identical = repeats.Identical.N,
        IdenticalSucceeded = repeats.Identical.Successes,
        SameKindAgain = Say.RateOf(repeats.SameKind),
        Resolved = Say.RateOf(repeats.Resolved),
    };
}
