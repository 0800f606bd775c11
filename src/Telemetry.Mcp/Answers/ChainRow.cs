using System.Text.Json.Serialization;
using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>A chain.</summary>
internal sealed record ChainRow
{
    /// <summary>The steps, in order: tools or command families; <c>A+B</c> is a batch of both.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>How often.</summary>
    public required int Count { get; init; }

    /// <summary>In how many sessions.</summary>
    public required int Sessions { get; init; }

    /// <summary>In how many projects.</summary>
    public required int Projects { get; init; }

    /// <summary>How many times more often than chance.</summary>
    public required double Lift { get; init; }

    /// <summary>How many times more often than its parts make it, 1 where it stands in their place; absent of two steps.</summary>
    public double? LiftOverParts { get; init; }

    /// <summary>How often the last step succeeded, 0..1.</summary>
    public double? Success { get; init; }

    /// <summary>How many times that stands on.</summary>
    public int? N { get; init; }

    /// <summary>How often such a step succeeds where anything else came before, 0..1.</summary>
    public double? Base { get; init; }

    /// <summary>What the chain changes: success less base.</summary>
    public ChangeOfOdds? Change { get; init; }

    public static ChainRow Of(Chain chain) => new()
    {
        Steps = [.. chain.Steps.Select(Named)],
        Count = chain.Count,
        Sessions = chain.Sessions,
        Projects = chain.Projects,
        Lift = Math.Round(chain.Lift, 1),
        LiftOverParts = chain.LiftOverParts is double lift ? Math.Round(lift, 1) : null,
        Success = Say.RateOf(chain.Success),
        N = chain.Success.IsEnough ? chain.Success.N : null,
        Base = Say.RateOf(chain.Otherwise),
        Change = chain.Change is RateDifference change ? ChangeOfOdds.Of(change) : null,
    };

    /// <summary>A step's name, safe to repeat.</summary>
    public static string Named(string step) => Quoted.Text(step, 80);

    /// <summary>The chain in words; what it changes only where that is sure.</summary>
    [JsonIgnore]
    public string Sentence =>
        $"{Steps.Arrows}: {Say.Times(Count)} in {Say.Sessions(Sessions)}{Say.OnlyOneProject(Projects)}, {Say.Factor(Lift)} × chance"
        + (LiftOverParts is > 1 and double parts ? $", {Say.Factor(parts)} × its parts" : "")
        + (Change is { IsCertain: true } ? $", {Steps[^1]} succeeds {Say.Percent(Success!.Value)} of {Say.Count(N!.Value)} against {Say.Percent(Base!.Value)} otherwise ({Change.Words})" : "");
}
