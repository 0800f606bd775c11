namespace Telemetry.Analysis;

/// <summary>What runs side by side, and the ledger of what at most could.</summary>
/// <remarks>
/// An upper bound: that a call named nothing new does not prove that it was not decided on by the answer before it. After LLMCompiler (S. Kim et al.,
/// arXiv 2312.04511), which knows the dependencies; a log knows only what calls name.
/// </remarks>
public sealed record Parallelism
{
    /// <summary>Below so many neighbouring reads nothing is said of what could be saved.</summary>
    public const int MinBoundaries = 20;

    /// <summary>Below this share of the active time nothing is worth changing.</summary>
    public const double MinShare = 0.01;

    private readonly ParallelSums _sums;

    internal Parallelism(in ParallelSums sums) => _sums = sums;

    /// <summary>All calls.</summary>
    public int Calls => _sums.Calls;

    /// <summary>Steps of two calls or more.</summary>
    public int Batches => _sums.Batches;

    /// <summary>The calls in them.</summary>
    public int BatchedCalls => _sums.BatchedCalls;

    /// <summary>Their share of all calls, 0..1.</summary>
    public double BatchedShare => Calls == 0 ? 0 : (double)BatchedCalls / Calls;

    /// <summary>The batches of which one failure cancelled other calls.</summary>
    public int BrokenBatches => _sums.BrokenBatches;

    /// <summary>Neighbouring reads of each kind.</summary>
    public int Independent => _sums.Independent;

    /// <inheritdoc cref="Independent"/>
    public int Dependent => _sums.Dependent;

    /// <inheritdoc cref="Independent"/>
    public int Unknown => _sums.Unknown;

    /// <summary>All neighbouring reads.</summary>
    public int Boundaries => Independent + Dependent + Unknown;

    /// <summary>The time spent, in milliseconds: of each step the wait for the model before it, where that was no pause, and the run, at most <see cref="LaneLedger.PauseMs"/> of it.</summary>
    public long ActiveMs => _sums.ActiveMs;

    /// <summary>The share of batches that a failure broke, 0..1: what sending together risks.</summary>
    public double Risk => Batches == 0 ? 0 : (double)BrokenBatches / Batches;

    /// <summary>What sending the independent reads together would have saved at most, in milliseconds: the model's round trips and the runs side by side, less what broken batches would have cost.</summary>
    public long SavedMs => Math.Max(0, (long)(_sums.SavedMs - Risk * _sums.RepeatMs));

    /// <summary>The same as a share of the active time, 0..1.</summary>
    public double Share => ActiveMs == 0 ? 0 : (double)SavedMs / ActiveMs;

    /// <summary>What it comes to.</summary>
    public ParallelVerdict Verdict =>
        Boundaries < MinBoundaries ? ParallelVerdict.NotEnoughData : Share < MinShare ? ParallelVerdict.NothingWorthChanging : ParallelVerdict.WorthChanging;
}
