namespace Telemetry.Analysis;

/// <summary>A tool's or command family's rate of success changed.</summary>
/// <param name="Name">The tool or family.</param>
/// <param name="Tool">The tool's number; null for a family.</param>
/// <param name="Command">The family's number; null for a tool.</param>
/// <param name="AtMs">When the first session after the change had its first such call, in milliseconds since 1970 UTC.</param>
/// <param name="Before">The outcomes before.</param>
/// <param name="After">The outcomes since.</param>
/// <param name="ClientVersion">The client's version of the first call after the change, where the session before it began with another: a word of the index's; 0 otherwise.</param>
/// <param name="Chance">How likely some series of this answer would look so if nothing had changed, 0..1.</param>
public sealed record RateChange(string Name, int? Tool, int? Command, long AtMs, Proportion Before, Proportion After, int ClientVersion, double Chance)
{
    /// <summary>A change is told where chance alone makes one look so in fewer answers than this.</summary>
    public const double FalseAlarms = 0.01;

    // So few failures make no rate that could change.
    private const int MinFailures = 5;

    /// <summary>The changes of all series, the surest first; at most one of each.</summary>
    internal static IReadOnlyList<RateChange> Find(IReadOnlyList<RateSeries> series)
    {
        List<RateSeries> told = [.. series.Where(one => one.Sessions.Length >= ChangeTest.MinSessions && one.Sum(..) is var all && all.N - all.Successes >= MinFailures)];
        var changes = new List<RateChange>();
        foreach (RateSeries one in told)
        {
            // Bonferroni: each of many series may look changed once in a hundred times, and none of them shall.
            double chance = ChangeTest.Find(one.Sessions, out int place) * told.Count;
            if (chance >= FalseAlarms)
                continue;
            SessionOutcomes first = one.Sessions[place].Outcomes, last = one.Sessions[place - 1].Outcomes;
            int version = last.ClientVersion != 0 && first.ClientVersion != last.ClientVersion ? first.ClientVersion : 0;
            changes.Add(new RateChange(one.Name, one.Tool, one.Command, first.FirstMs, one.Sum(..place), one.Sum(place..), version, chance));
        }

        changes.Sort((a, b) => a.Chance != b.Chance ? a.Chance.CompareTo(b.Chance) : string.CompareOrdinal(a.Name, b.Name));
        return changes;
    }
}
