using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>A chain.</summary>
internal sealed record ChainRow
{
    /// <summary>The steps, in order; <c>A+B</c> is a batch of both.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>How often.</summary>
    public required int Count { get; init; }

    /// <summary>In how many sessions.</summary>
    public required int Sessions { get; init; }

    /// <summary>How many times more often than chance.</summary>
    public required double Lift { get; init; }

    /// <summary>How often the last step succeeded, 0..1.</summary>
    public double? Success { get; init; }

    /// <summary>The rate's 95 % interval.</summary>
    public IReadOnlyList<double>? Interval { get; init; }

    /// <summary>How often that step succeeds anywhere.</summary>
    public double? Base { get; init; }

    public static ChainRow Of(ToolChain chain) => new()
    {
        Steps = [.. chain.Steps.Select(step => Quoted.Text(step, 80))],
        Count = chain.Count,
        Sessions = chain.Sessions,
        Lift = Math.Round(chain.Lift, 1),
        Success = Say.RateOf(chain.Success),
        Interval = Say.Ends(chain.Success),
        Base = Say.RateOf(chain.BaseSuccess),
    };
}
