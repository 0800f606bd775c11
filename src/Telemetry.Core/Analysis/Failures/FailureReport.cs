using System.Runtime.InteropServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>The failures of a question, put together.</summary>
/// <param name="Groups">What the assistant can change first; among those the ones that cost most calls, failed and cancelled ones.</param>
/// <param name="Attributable">How many failures a better choice of tool or input could have avoided.</param>
/// <param name="Excused">How many were denied, rejected, interrupted, or are only guessed; cancelled ones count only where they were asked for.</param>
/// <param name="Cancelled">How many calls were cancelled because one of these failed.</param>
/// <param name="Calls">How many calls there are, failed or not.</param>
public sealed record FailureReport(IReadOnlyList<FailureGroup> Groups, int Attributable, int Excused, int Cancelled, int Calls)
{
    /// <summary>Groups the failures.</summary>
    /// <remarks>
    /// A call that was cancelled because another of its batch failed is no failure of its own: it is charged to the root, which is the one of the batch that
    /// failed first. Reads the failures alone, and of the other calls only their times, which are kept running.
    /// </remarks>
    /// <param name="history">The store's failures, up to date.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="by">What they are put together by.</param>
    /// <param name="asksForCancelled">Whether cancelled calls are groups like others.</param>
    public static FailureReport From(FailureHistory history, CallFilter filter, FailureBy by, bool asksForCancelled = false)
    {
        ReadOnlySpan<CallRow> rows = history.Index.Rows;
        var roots = new FailureRoots(history.Index, history.Failures, history.Cancelled);
        var grouping = new FailureGrouping(history, by);
        CallTimeline timeline = history.Timeline(filter);
        var tallies = new Dictionary<(int, FailureKind, int), FailureTally>();
        int attributable = 0, excused = 0, cancelled = 0;
        foreach (int i in CollectionsMarshal.AsSpan(history.Failures))
        {
            ref readonly CallRow row = ref rows[i];
            if ((row.Stage == Stage.Cancelled && !asksForCancelled) || !filter.Matches(row) || grouping.Of(row) is not (int, FailureKind, int) group)
                continue;
            ref FailureTally? tally = ref CollectionsMarshal.GetValueRefOrAddDefault(tallies, group, out _);
            tally ??= new FailureTally();
            int charged = roots.CancelledBy(i, row.Batch);
            tally.Add(row, i, charged, timeline.SliceOf(row.TimestampMs, Trend.Slices));
            attributable += row.IsAttributable ? 1 : 0;
            excused += row.IsAttributable ? 0 : 1;
            cancelled += charged;
        }

        var recents = new Dictionary<int, (long SinceMs, double Share)>();
        var groups = new List<FailureGroup>(tallies.Count);
        foreach (var (group, tally) in tallies)
        {
            int? tool = grouping.ToolOf(group);
            if (!recents.TryGetValue(tool ?? -1, out var recent))
                recents[tool ?? -1] = recent = timeline.Recent(tool, Trend.RecentShare);
            groups.Add(grouping.Named(group, tally, recent));
        }

        groups.Sort(Compare);
        return new FailureReport(groups, attributable, excused, cancelled, timeline.Calls);
    }

    private static int Compare(FailureGroup a, FailureGroup b)
    {
        bool isBlamed = a.Attributable > 0;
        if (isBlamed != b.Attributable > 0)
            return isBlamed ? -1 : 1;
        int cost = (b.Count + b.Cancelled).CompareTo(a.Count + a.Cancelled);
        if (cost != 0)
            return cost;
        return a.LastMs != b.LastMs ? b.LastMs.CompareTo(a.LastMs) : string.CompareOrdinal(a.Name + a.Id, b.Name + b.Id);
    }
}
