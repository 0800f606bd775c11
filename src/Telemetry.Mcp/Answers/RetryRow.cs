using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>The odds of a call after failures of the same tool on the same target.</summary>
internal sealed record RetryRow
{
    /// <summary>How many failures in a row came before; 4 stands for as many or more.</summary>
    public required int After { get; init; }

    /// <summary>The share that succeeded, 0..1; absent below five calls.</summary>
    public double? Success { get; init; }

    /// <summary>The ends of its 95 % interval.</summary>
    public IReadOnlyList<double>? Interval { get; init; }

    /// <summary>How many calls.</summary>
    public required int N { get; init; }

    public static RetryRow Of(RetryOdds odds) => new() { After = odds.FailuresBefore, Success = Say.RateOf(odds.Success), Interval = Say.Ends(odds.Success), N = odds.Success.N };
}
