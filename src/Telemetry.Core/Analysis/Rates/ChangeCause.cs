using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Which failure goes with a fall of a rate: a remark on the same time, not a proof.</summary>
/// <param name="Template">The failure that became more frequent by most calls: a word of <see cref="CallIndex.Templates"/>; 0 where none did.</param>
/// <param name="Kind">Its kind.</param>
public readonly record struct ChangeCause(int Template, FailureKind Kind)
{
    /// <summary>Looks through the failures of the series.</summary>
    public static ChangeCause Of(FailureHistory failures, CallFilter filter, RateChange change)
    {
        if (change.After.Rate >= change.Before.Rate)
            return default;
        ReadOnlySpan<CallRow> rows = failures.Index.Rows;
        var counts = new Dictionary<int, (int Before, int After, FailureKind Kind)>();
        foreach (int number in failures.Rows)
        {
            ref readonly CallRow row = ref rows[number];
            if ((change.Tool is int tool ? row.Tool != tool : row.Command != change.Command) || !row.IsAttributable || !filter.Matches(row))
                continue;
            var count = counts.GetValueOrDefault(row.Template);
            counts[row.Template] = row.TimestampMs >= change.AtMs ? (count.Before, count.After + 1, row.Kind) : (count.Before + 1, count.After, row.Kind);
        }

        if (counts.Count == 0)
            return default;
        var (template, most) = counts.MaxBy(pair => (double)pair.Value.After / change.After.N - (double)pair.Value.Before / change.Before.N);
        return new ChangeCause(template, most.Kind);
    }
}
