using System.Buffers;
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
    public static IReadOnlyList<GroupStats> From(CallIndex index, CallFilter filter, GroupBy by)
    {
        var grouping = new Grouping(index, by);
        int groups = grouping.Count;
        ReadOnlySpan<CallRow> rows = index.Rows;
        var tallies = new Tally[groups];
        var stages = new int[groups * Stages];
        var sessions = new DistinctPairs(groups, index.Sessions.Count);
        int[] groupOf = ArrayPool<int>.Shared.Rent(rows.Length + 1);
        int[] latencies = ArrayPool<int>.Shared.Rent(rows.Length + 1);
        try
        {
            for (int i = 0; i < rows.Length; i++)
            {
                ref readonly CallRow row = ref rows[i];
                int group = filter.Matches(row) ? grouping.Of(row) : -1;
                groupOf[i] = group;
                if (group < 0)
                    continue;
                tallies[group].Add(row);
                sessions.Add(group, row.Session);
                if (row.Outcome == Outcome.Failure)
                    stages[group * Stages + (int)row.Stage]++;
            }

            ScatterLatencies(rows, groupOf, tallies, latencies);
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
            ArrayPool<int>.Shared.Return(groupOf);
            ArrayPool<int>.Shared.Return(latencies);
        }
    }

    // Each group gets a stretch of one array: what the client measured from its front, wall times from its back.
    private static void ScatterLatencies(ReadOnlySpan<CallRow> rows, ReadOnlySpan<int> groupOf, Span<Tally> tallies, Span<int> latencies)
    {
        int start = 0;
        for (int group = 0; group < tallies.Length; group++)
        {
            tallies[group].Front = start;
            start += tallies[group].Measured + tallies[group].Wall;
            tallies[group].Back = start;
        }

        for (int i = 0; i < rows.Length; i++)
        {
            if (groupOf[i] < 0 || !HasLatency(rows[i]))
                continue;
            ref Tally tally = ref tallies[groupOf[i]];
            latencies[IsMeasured(rows[i]) ? tally.Front++ : --tally.Back] = rows[i].LatencyMs;
        }
    }

    private static bool HasLatency(in CallRow row) => row.LatencyMs >= 0 && !row.IsBackground;

    private static bool IsMeasured(in CallRow row) => row.LatencySource is LatencySource.Reported or LatencySource.Subagent;

    private struct Tally
    {
        public int Calls, Attributable, Successes, Measured, Wall, Front, Back;
        public long LastMs;
        public LatencySource WallSource;

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

            if (!HasLatency(row))
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
