using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>What goes with a change: a remark on the same time, not a proof.</summary>
/// <param name="Template">The failure that became more frequent by most calls: a word of <see cref="CallIndex.Templates"/>; 0 where none did.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="ClientVersion">The client's version that the first call after the change was made with, where the last one before was made with another.</param>
public readonly record struct ChangeCause(int Template, FailureKind Kind, string? ClientVersion)
{
    /// <summary>Looks through the calls of the series.</summary>
    public static ChangeCause Of(CallIndex index, CallFilter filter, RateChange change)
    {
        var counts = new Dictionary<int, (int Before, int After, FailureKind Kind)>();
        long lastMs = long.MinValue, firstMs = long.MaxValue;
        int lastVersion = 0, firstVersion = 0;
        foreach (ref readonly CallRow row in index.Rows)
        {
            if ((change.Tool is int tool ? row.Tool != tool : row.Command != change.Command) || !row.IsAttributable || !filter.Matches(row))
                continue;
            bool isAfter = row.TimestampMs >= change.AtMs;
            if (isAfter && row.TimestampMs < firstMs)
                (firstMs, firstVersion) = (row.TimestampMs, row.ClientVersion);
            if (!isAfter && row.TimestampMs >= lastMs)
                (lastMs, lastVersion) = (row.TimestampMs, row.ClientVersion);
            if (row.Outcome == Outcome.Success)
                continue;
            var count = counts.GetValueOrDefault(row.Template);
            counts[row.Template] = isAfter ? (count.Before, count.After + 1, row.Kind) : (count.Before + 1, count.After, row.Kind);
        }

        string? version = firstVersion != 0 && lastVersion != 0 && firstVersion != lastVersion ? index.ClientVersions[firstVersion] : null;
        if (change.After.Rate >= change.Before.Rate || counts.Count == 0)
            return new ChangeCause(0, FailureKind.None, version);
        var (template, most) = counts.MaxBy(pair => (double)pair.Value.After / change.After.N - (double)pair.Value.Before / change.Before.N);
        return new ChangeCause(template, most.Kind, version);
    }
}
