using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Failures of one tool that got equally far and say the same.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Stage">How far they got.</param>
/// <param name="Template">What they say, with names and numbers masked.</param>
/// <param name="Count">How many.</param>
/// <param name="Sessions">In how many sessions.</param>
/// <param name="FirstMs">When the first one ended, in milliseconds since 1970 UTC.</param>
/// <param name="LastMs">When the last one ended.</param>
/// <param name="Example">The row of the last one.</param>
public sealed record FailureGroup(string Tool, Stage Stage, string Template, int Count, int Sessions, long FirstMs, long LastMs, int Example)
{
    /// <summary>Groups the failures, the most frequent first.</summary>
    public static IReadOnlyList<FailureGroup> From(CallIndex index, CallFilter filter)
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        var groups = new Dictionary<(int Tool, Stage Stage, int Template), (int Count, HashSet<int> Sessions, int First, int Last)>();
        for (int i = 0; i < rows.Length; i++)
        {
            ref readonly CallRow row = ref rows[i];
            if (row.Outcome != Outcome.Failure || !filter.Matches(row))
                continue;
            var key = (row.Tool, row.Stage, row.Template);
            if (!groups.TryGetValue(key, out var group))
                group = (0, [], i, i);
            group.Sessions.Add(row.Session);
            groups[key] = (
                group.Count + 1,
                group.Sessions,
                row.TimestampMs < rows[group.First].TimestampMs ? i : group.First,
                row.TimestampMs >= rows[group.Last].TimestampMs ? i : group.Last);
        }

        var result = new List<FailureGroup>(groups.Count);
        foreach (var (key, group) in groups)
        {
            result.Add(new FailureGroup(
                index.Tools[key.Tool], key.Stage, index.Templates[key.Template], group.Count, group.Sessions.Count,
                rows[group.First].TimestampMs, rows[group.Last].TimestampMs, group.Last));
        }

        result.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : b.LastMs.CompareTo(a.LastMs));
        return result;
    }
}
