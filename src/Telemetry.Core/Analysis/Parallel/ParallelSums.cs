using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What the ledger adds up to, over steps and lanes.</summary>
internal struct ParallelSums
{
    public int Calls, Batches, BatchedCalls, BrokenBatches, Independent, Dependent, Unknown;

    public long SavedMs, RepeatMs, ActiveMs;

    /// <summary>Adds the steps and boundaries that a filter lets through; a boundary belongs to its second step.</summary>
    public void Add(in LaneLedger lane, CallFilter filter, ReadOnlySpan<CallRow> rows)
    {
        foreach (ref readonly LedgerStep step in lane.Steps.AsSpan())
        {
            if (!filter.Matches(rows[step.Row]))
                continue;
            Calls += step.Calls;
            ActiveMs += step.ActiveMs;
            if (step.Calls == 1)
                continue;
            Batches++;
            BatchedCalls += step.Calls;
            BrokenBatches += step.IsBroken ? 1 : 0;
        }

        foreach (ref readonly ReadBoundary boundary in lane.Boundaries.AsSpan())
        {
            if (!filter.Matches(rows[boundary.Second]))
                continue;
            Independent += boundary.Tier == BoundaryTier.Independent ? 1 : 0;
            Dependent += boundary.Tier == BoundaryTier.Dependent ? 1 : 0;
            Unknown += boundary.Tier == BoundaryTier.Unknown ? 1 : 0;
            SavedMs += boundary.SavedMs;
            RepeatMs += boundary.RepeatMs;
        }
    }

    /// <summary>Adds other sums, or takes them out.</summary>
    public void Add(in ParallelSums other, int sign)
    {
        Calls += sign * other.Calls;
        Batches += sign * other.Batches;
        BatchedCalls += sign * other.BatchedCalls;
        BrokenBatches += sign * other.BrokenBatches;
        Independent += sign * other.Independent;
        Dependent += sign * other.Dependent;
        Unknown += sign * other.Unknown;
        SavedMs += sign * other.SavedMs;
        RepeatMs += sign * other.RepeatMs;
        ActiveMs += sign * other.ActiveMs;
    }
}
