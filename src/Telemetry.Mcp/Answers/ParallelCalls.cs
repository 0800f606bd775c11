using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Mcp.Answers;

/// <summary>Calls that were sent together, and the ledger of those that at most could have been.</summary>
internal sealed record ParallelCalls
{
    /// <summary>How often calls were sent together.</summary>
    public required int Batches { get; init; }

    /// <summary>The calls in them.</summary>
    public required int BatchedCalls { get; init; }

    /// <summary>Their share of all calls, 0..1.</summary>
    public required double BatchedShare { get; init; }

    /// <summary>Neighbouring reads of which the second named nothing that was not named before the first: each is a round trip that sending both together would have saved.</summary>
    public required int Independent { get; init; }

    /// <summary>Neighbouring reads of which the second reads on where the first one was.</summary>
    public required int Dependent { get; init; }

    /// <summary>Neighbouring reads of which the second names something for the first time: never counted as savable.</summary>
    public required int Unknown { get; init; }

    /// <summary>What sending the independent ones together would have saved at most, in milliseconds, less what broken batches cost; absent where there is too little to say.</summary>
    public long? SavedMsAtMost { get; init; }

    /// <summary>The same as a share of the active time, 0..1.</summary>
    public double? ActiveShare { get; init; }

    /// <summary>The share of batches of which a failure cancelled calls, 0..1.</summary>
    public double? BatchRisk { get; init; }

    /// <summary>What it comes to: <c>worth_changing</c>, <c>nothing_worth_changing</c> or <c>not_enough_data</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>Independent reads that would have saved most; only in a detailed answer.</summary>
    public IReadOnlyList<ParallelExample>? Examples { get; init; }

    /// <summary>The ledger as an answer tells it.</summary>
    /// <param name="parallelism">The ledger.</param>
    /// <param name="examples">Some of its reads.</param>
    /// <param name="index">Their calls.</param>
    public static ParallelCalls Of(Parallelism parallelism, IReadOnlyList<ReadBoundary> examples, CallIndex index)
    {
        bool isEnough = parallelism.Verdict != ParallelVerdict.NotEnoughData;
        return new ParallelCalls
        {
            Batches = parallelism.Batches,
            BatchedCalls = parallelism.BatchedCalls,
            BatchedShare = Say.Round(parallelism.BatchedShare),
            Independent = parallelism.Independent,
            Dependent = parallelism.Dependent,
            Unknown = parallelism.Unknown,
            SavedMsAtMost = isEnough ? parallelism.SavedMs : null,
            ActiveShare = isEnough ? Say.Round(parallelism.Share) : null,
            BatchRisk = parallelism.Batches > 0 ? Say.Round(parallelism.Risk) : null,
            Verdict = parallelism.Verdict switch
            {
                ParallelVerdict.WorthChanging => "worth_changing",
                ParallelVerdict.NothingWorthChanging => "nothing_worth_changing",
                _ => "not_enough_data",
            },
            Examples = examples.Count > 0 && isEnough ? [.. examples.Select(one => ParallelExample.Of(one, index))] : null,
        };
    }

    /// <summary>What could be saved, as a sentence; empty where there is nothing to say.</summary>
    public string Sentence() => Verdict switch
    {
        "worth_changing" => $"Sending reads together would save at most {Say.Percent(ActiveShare!.Value)} of active time ({Say.Many(Independent, "round trip")}).",
        "nothing_worth_changing" => $"Sending more reads together would save at most {Say.Percent(ActiveShare!.Value)} of active time: nothing worth changing.",
        _ => "",
    };
}
