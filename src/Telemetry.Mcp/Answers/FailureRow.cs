using Telemetry.Analysis;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Answers;

/// <summary>Failures that say the same.</summary>
internal sealed record FailureRow
{
    /// <summary>The tool.</summary>
    public required string Tool { get; init; }

    /// <summary>How far the calls got.</summary>
    public required string Stage { get; init; }

    /// <summary>What they say, names and numbers masked.</summary>
    public required string Error { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>Their share of all failures of the question, 0..1.</summary>
    public required double Share { get; init; }

    /// <summary>In how many sessions.</summary>
    public required int Sessions { get; init; }

    /// <summary>The first one's date.</summary>
    public string? First { get; init; }

    /// <summary>The last one's date.</summary>
    public required string Last { get; init; }

    /// <summary>The last one's text as it was stored; foreign text, quoted and cut.</summary>
    public string? Example { get; init; }

    public static FailureRow Of(Question question, FailureGroup group, int total, bool withExample)
    {
        string? example = question.Index.ReadCall(question.Index.Rows[group.Example])?.Error;
        return new FailureRow
        {
            Tool = Quoted.Text(group.Tool, 80),
            Stage = group.Stage == Records.Stage.Unknown ? "unknown" : group.Stage.Word(),
            Error = Quoted.Text(Says(group, example), 100),
            Count = group.Count,
            Share = Say.Round((double)group.Count / total),
            Sessions = group.Sessions,
            First = question.IsDetailed ? Say.Date(group.FirstMs) : null,
            Last = Say.Date(group.LastMs),
            Example = example is null || !withExample ? null : Quoted.Text(example, question.IsDetailed ? 400 : 140),
        };
    }

    // What masking leaves of a secret no rule knows any more. So where the text itself holds one, its line is shown without it.
    private static string Says(FailureGroup group, string? example) =>
        example is null || Redactor.RedactText(example) is var redacted && ReferenceEquals(redacted, example) ? group.Template : SalientText.LineOf(redacted).ToString();
}
