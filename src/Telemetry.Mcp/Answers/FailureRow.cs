using Telemetry.Analysis;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Answers;

/// <summary>Failures that belong together.</summary>
internal sealed record FailureRow
{
    /// <summary>What they were grouped by, where it is neither tool nor kind.</summary>
    public string? Name { get; init; }

    /// <summary>The tool.</summary>
    public string? Tool { get; init; }

    /// <summary>What happened, in a word.</summary>
    public string? Kind { get; init; }

    /// <summary>What they say, names and numbers masked.</summary>
    public string? Error { get; init; }

    /// <summary>The id of what they say, for as long as this store is kept.</summary>
    public string? Id { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>Their share of the answer's failures, 0..1; absent where none of them is one.</summary>
    public double? Share { get; init; }

    /// <summary>In how many sessions.</summary>
    public required int Sessions { get; init; }

    /// <summary>How many calls that were sent with them they cancelled; absent for none.</summary>
    public int? Cancelled { get; init; }

    /// <summary><c>rising</c>, <c>falling</c> or <c>new</c>, with detail also <c>steady</c>, measured by calls; absent where there is not enough data to say.</summary>
    public string? Trend { get; init; }

    /// <summary>How many in each of ten equal slices of the question's time.</summary>
    public IReadOnlyList<int>? Slices { get; init; }

    /// <summary>How far the last one got.</summary>
    public string? Stage { get; init; }

    /// <summary>The first one's date.</summary>
    public string? First { get; init; }

    /// <summary>The last one's date.</summary>
    public required string Last { get; init; }

    /// <summary>The last one's text as it was stored; foreign text, quoted and cut.</summary>
    public string? Example { get; init; }

    /// <summary>What to do first after such a failure.</summary>
    public FixRow? Fix { get; init; }

    public static FailureRow Of(Question question, FailureGroup group, FailureBy by, int failures, bool withExample)
    {
        string? example = group.Template is null && !withExample ? null : question.Index.ReadCall(question.Index.Rows[group.Example])?.Error;
        return new FailureRow
        {
            Name = by is FailureBy.Project or FailureBy.Session or FailureBy.Day or FailureBy.Model ? Quoted.Text(group.Name, 100) : null,
            Tool = by is FailureBy.Template or FailureBy.Tool ? Quoted.Text(group.Name, 80) : null,
            Kind = group.Kind == FailureKind.None ? null : group.Kind.Word(),
            Error = group.Template is null ? null : Quoted.Text(Says(group.Template, example), question.IsDetailed ? 120 : 56),
            Id = group.Id,
            Count = group.Count,
            Share = failures == 0 || (group.Attributable == 0 && !FailuresAnswer.AsksForExcused(question)) ? null : Math.Round((double)group.Count / failures, question.IsDetailed ? 3 : 2),
            Sessions = group.Sessions,
            Cancelled = group.Cancelled == 0 ? null : group.Cancelled,
            Trend = group.Trend.Word switch { TrendWord.Rising => "rising", TrendWord.Falling => "falling", TrendWord.New => "new", TrendWord.Steady when question.IsDetailed => "steady", _ => null },
            Slices = question.IsDetailed ? group.Trend.Counts : null,
            Stage = !question.IsDetailed ? null : group.Stage == Records.Stage.Unknown ? "unknown" : group.Stage.Word(),
            First = question.IsDetailed ? Say.Date(group.FirstMs) : null,
            Last = Say.Date(group.LastMs),
            Fix = group.Attributable == 0 ? null : FixRow.Of(question.FixOf(group.Example)),
            Example = example is null || !withExample ? null : Quoted.Text(SalientText.WithoutTags(example).ToString(), question.IsDetailed ? 400 : 120),
        };
    }

    // What masking leaves of a secret no rule knows any more. So where the text itself holds one, its line is shown without it.
    private static string Says(TemplateCluster template, string? example) =>
        example is null || Redactor.RedactText(example) is var redacted && ReferenceEquals(redacted, example) ? template.Text : SalientText.LineOf(redacted).ToString();
}
