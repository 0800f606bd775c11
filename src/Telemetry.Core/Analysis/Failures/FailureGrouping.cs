using System.Globalization;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Tells the group of a failure, and what a group is called.</summary>
internal sealed class FailureGrouping(FailureHistory history, FailureBy by)
{
    private const long DayMs = 86_400_000;

    private readonly CallIndex _index = history.Index;

    /// <summary>What failures of one group share; null where a failure falls out.</summary>
    public (int Tool, FailureKind Kind, int Number)? Of(in CallRow row) => by switch
    {
        FailureBy.Template => (row.Tool, row.Kind, history.ClusterOf(row)),
        FailureBy.Kind => (0, row.Kind, 0),
        FailureBy.Tool => (row.Tool, FailureKind.None, 0),
        FailureBy.Project => Known(row.Project),
        FailureBy.Session => Known(row.Session),
        FailureBy.Model => Known(row.Model),
        _ => (0, FailureKind.None, (int)Math.Clamp(row.TimestampMs / DayMs, 0, int.MaxValue)),
    };

    /// <summary>The tool whose calls could all have failed so; null for all tools.</summary>
    public int? ToolOf((int Tool, FailureKind Kind, int Number) group) => by is FailureBy.Template or FailureBy.Tool ? group.Tool : null;

    /// <summary>A group with its name, from what was counted.</summary>
    public FailureGroup Named((int Tool, FailureKind Kind, int Number) group, FailureTally tally, (long SinceMs, double Share) recent)
    {
        FailureGroup counted = tally.ToGroup(Name(group), _index.Rows, recent);
        if (by != FailureBy.Template)
            return counted with { Kind = group.Kind };
        TemplateCluster template = history.Cluster(group.Number);
        return counted with { Kind = group.Kind, Template = template, Id = TemplateId.Of(group.Kind, template.First) };
    }

    private string Name((int Tool, FailureKind Kind, int Number) group) => by switch
    {
        FailureBy.Template or FailureBy.Tool => _index.Tools[group.Tool],
        FailureBy.Kind => group.Kind.Word(),
        FailureBy.Project => _index.Projects[group.Number],
        FailureBy.Session => _index.Sessions[group.Number],
        FailureBy.Model => _index.Models[group.Number],
        _ => DateTime.UnixEpoch.AddDays(Math.Min(group.Number, MaxDay)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    // The year 9999's last.
    private const int MaxDay = 2_932_896;

    private static (int, FailureKind, int)? Known(int number) => number == 0 ? null : (0, FailureKind.None, number);
}
