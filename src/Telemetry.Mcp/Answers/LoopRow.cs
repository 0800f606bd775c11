using System.Text.Json.Serialization;
using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>A loop: a way and back.</summary>
internal sealed record LoopRow
{
    /// <summary>The three steps.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>How many rounds in all.</summary>
    public required int Count { get; init; }

    /// <summary>In how many sessions.</summary>
    public required int Sessions { get; init; }

    /// <summary>In how many projects.</summary>
    public required int Projects { get; init; }

    /// <summary>How many times more rounds than by chance.</summary>
    public required double Lift { get; init; }

    /// <summary>How many times more than the way and the way back make them.</summary>
    public required double LiftOverParts { get; init; }

    /// <summary>The rounds at one time: the median, and the most.</summary>
    public required IReadOnlyList<int> Rounds { get; init; }

    /// <summary>Of the times the first step failed, the share in which it succeeded before the loop was left, 0..1.</summary>
    public double? Green { get; init; }

    /// <summary>How many times it failed.</summary>
    public int? Failed { get; init; }

    /// <summary>From the first failure to the first success, in milliseconds: the median.</summary>
    public int? ToGreenMs { get; init; }

    public static LoopRow Of(Loop loop) => new()
    {
        Steps = [.. loop.Steps.Select(ChainRow.Named)],
        Count = loop.Count,
        Sessions = loop.Sessions,
        Projects = loop.Projects,
        Lift = Math.Round(loop.Lift, 1),
        LiftOverParts = Math.Round(loop.LiftOverParts, 1),
        Rounds = [loop.MedianRounds, loop.MaxRounds],
        Green = Say.RateOf(loop.Green),
        Failed = loop.Green.IsEnough ? loop.Green.N : null,
        ToGreenMs = loop.Green.IsEnough ? loop.MedianToGreenMs : null,
    };

    /// <summary>The loop in words.</summary>
    [JsonIgnore]
    public string Sentence =>
        $"{Steps.Arrows}: {Say.Many(Count, "round")} in {Say.Sessions(Sessions)}{Say.OnlyOneProject(Projects)}, {Say.Factor(Lift)} × chance, mostly {Say.Count(Rounds[0])} at a time, at most {Say.Count(Rounds[1])}"
        + (Green is double green ? $", {Steps[0]} green again {Say.Percent(green)} of {Say.Count(Failed!.Value)}{(ToGreenMs is int ms ? $", after {Say.Ms(ms)}" : "")}" : "");
}
