namespace Telemetry.Analysis;

/// <summary>What the ledger comes to.</summary>
public enum ParallelVerdict
{
    /// <summary>Fewer neighbouring reads than it takes to say anything.</summary>
    NotEnoughData,

    /// <summary>Even at most, too small a share of the time would be saved.</summary>
    NothingWorthChanging,

    /// <summary>At most a share of the time that is worth it would be saved.</summary>
    WorthChanging,
}
