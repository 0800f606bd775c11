namespace Telemetry.Analysis;

/// <summary>What may be done against a bottleneck, with what was measured of it.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="What">What to do it with: a tool, or a command family.</param>
/// <param name="N">How many of its calls it is about.</param>
/// <param name="Ms">What they take, in milliseconds: the median; of calls that repeat others all their time.</param>
/// <param name="SavedMs">What could be saved, in milliseconds; 0 where that was not measured.</param>
public sealed record Remedy(RemedyKind Kind, string What, int N, long Ms, long SavedMs)
{
    /// <summary>The other way, where calls went both: a tool or a command family; null where it is the same one.</summary>
    public string? Instead { get; init; }

    /// <summary>How many calls went the other way; 0 where none did, so that it is possible but not measured.</summary>
    public int OtherN { get; init; }

    /// <summary>What those take, in milliseconds: the median.</summary>
    public long OtherMs { get; init; }
}
