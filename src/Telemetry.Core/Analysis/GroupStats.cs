using System.Buffers;
using System.Runtime.CompilerServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>How the calls of one group went.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Calls">All its calls.</param>
/// <param name="Success">The rate of success over the calls that the assistant's own choice of tool and input could have made succeed.</param>
/// <param name="FailuresByStage">Failures by <see cref="Stage"/>, as an index.</param>
/// <param name="Sessions">In how many sessions.</param>
/// <param name="Latency">How long they took.</param>
/// <param name="LastMs">When the last one ended, in milliseconds since 1970 UTC.</param>
public sealed record GroupStats(string Name, int Calls, Proportion Success, IReadOnlyList<int> FailuresByStage, int Sessions, Latency Latency, long LastMs)
{
    private const int Stages = (int)Stage.Interrupted + 1;

    /// <summary>All failures, blamed or not.</summary>
    public int Failures => FailuresByStage.Sum();

    /// <summary>Sums up the calls of each group, the largest group first.</summary>
    public static IReadOnlyList<GroupStats> From(CallIndex index, CallFilter filter, GroupBy by) => From(index, filter, by, out _);

    /// <summary>The same, and how far the calls reach that fell into a group.</summary>
    public static IReadOnlyList<GroupStats> From(CallIndex index, CallFilter filter, GroupBy by, out Extent extent)
    {
        var grouping = new Grouping(index, by);
        int groups = grouping.Count;
        ReadOnlySpan<CallRow> rows = index.Rows;
        var tallies = new Tally[groups];
        var stages = new int[groups * Stages];
        var sessions = new DistinctPairs(groups, index.Sessions.Count);
        var allSessions = new DistinctPairs(1, index.Sessions.Count);
        TimedCall[] timed = ArrayPool<TimedCall>.Shared.Rent(rows.Length + 1);
        int[] latencies = ArrayPool<int>.Shared.Rent(rows.Length + 1);
        try
        {
            int timedCount = 0, calls = 0, lastSession = -1;
            long firstMs = long.MaxValue, lastMs = 0;
            foreach (ref readonly CallRow row in rows)
            {
                int group = filter.Matches(row) ? grouping.Of(row) : -1;
                if (group < 0)
                    continue;
                calls++;
                firstMs = Math.Min(firstMs, row.TimestampMs);
                lastMs = Math.Max(lastMs, row.TimestampMs);
                // Calls of one session come in runs, so most need no look into the sets.
                ref Tally tally = ref tallies[group];
                if (tally.Calls == 0 || tally.LastSession != row.Session)
                    sessions.Add(group, tally.LastSession = row.Session);
                if (lastSession != row.Session)
                    allSessions.Add(0, lastSession = row.Session);
                tally.Add(row);
                if (row.Outcome == Outcome.Failure)
                    stages[group * Stages + (int)row.Stage]++;
                // Kept aside, so that the rows, which are many megabytes, are walked once only.
                if (row.LatencyMs >= 0 && !row.IsBackground)
                    timed[timedCount++] = new TimedCall(group, row.LatencyMs, Tally.IsMeasured(row));
            }

            extent = new Extent(calls, allSessions[0], calls == 0 ? 0 : firstMs, lastMs);
            Scatter(timed.AsSpan(0, timedCount), tallies, latencies);
            var result = new List<GroupStats>();
            for (int group = 0; group < groups; group++)
            {
                if (tallies[group].Calls > 0)
                    result.Add(tallies[group].ToStats(grouping.Name(group), stages.AsSpan(group * Stages, Stages), sessions[group], latencies));
            }

            result.Sort((a, b) => a.Calls != b.Calls ? b.Calls.CompareTo(a.Calls) : string.CompareOrdinal(a.Name, b.Name));
            return result;
        }
        finally
        {
            ArrayPool<TimedCall>.Shared.Return(timed);
            ArrayPool<int>.Shared.Return(latencies);
        }
    }

    // Each group gets a stretch of one array: what the client measured from its front, wall times from its back.
    private static void Scatter(ReadOnlySpan<TimedCall> timed, Span<Tally> tallies, Span<int> latencies)
    {
        int start = 0;
        foreach (ref Tally tally in tallies)
        {
            tally.Front = start;
            start += tally.Measured + tally.Wall;
            tally.Back = start;
        }

        foreach (TimedCall call in timed)
        {
            ref Tally tally = ref tallies[call.Group];
            latencies[call.IsMeasured ? tally.Front++ : --tally.Back] = call.LatencyMs;
        }
    }

    private readonly record struct TimedCall(int Group, int LatencyMs, bool IsMeasured);

    private struct Tally
    {
        public int Calls, Attributable, Successes, Measured, Wall, Front, Back, LastSession;
        public long LastMs;
        public LatencySource WallSource;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool IsMeasured(in CallRow row) => row.LatencySource is LatencySource.Reported or LatencySource.Subagent;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(in CallRow row)
        {
            Calls++;
            LastMs = Math.Max(LastMs, row.TimestampMs);
            if (row.IsAttributable)
            {
                Attributable++;
                if (row.Outcome == Outcome.Success)
                    Successes++;
            }

            if (row.LatencyMs < 0 || row.IsBackground)
                return;
            if (IsMeasured(row))
            {
                Measured++;
            }
            else
            {
                Wall++;
                WallSource = row.LatencySource;
            }
        }

        public readonly GroupStats ToStats(string name, ReadOnlySpan<int> stages, int sessions, Span<int> latencies)
        {
            // After the scatter Front and Back meet where the measured latencies end and the wall times start.
            bool takesWall = Measured < Latency.MinForP50 && Wall > Measured;
            Latency latency = takesWall
                ? Latency.From(latencies.Slice(Back, Wall), WallSource)
                : Latency.From(latencies.Slice(Front - Measured, Measured), LatencySource.Reported);
            return new GroupStats(name, Calls, new Proportion(Successes, Attributable), stages.ToArray(), sessions, latency, LastMs);
        }
    }
}
