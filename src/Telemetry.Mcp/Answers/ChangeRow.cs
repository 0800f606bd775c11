using Telemetry.Analysis;
using Telemetry.Records;

namespace Telemetry.Mcp.Answers;

/// <summary>A rate that changed.</summary>
internal sealed record ChangeRow
{
    /// <summary>The tool or command family.</summary>
    public required string Name { get; init; }

    /// <summary>The first day after the change.</summary>
    public required string Since { get; init; }

    /// <summary>The share of failures before, 0..1.</summary>
    public required double FailedBefore { get; init; }

    /// <summary>The calls before.</summary>
    public required int NBefore { get; init; }

    /// <summary>The share of failures since, 0..1.</summary>
    public required double FailedSince { get; init; }

    /// <summary>The calls since.</summary>
    public required int NSince { get; init; }

    /// <summary>The failure that grew most: its words, masked.</summary>
    public string? Mostly { get; init; }

    /// <summary>The client's version that came with the change.</summary>
    public string? Client { get; init; }

    public static ChangeRow Of(Question question, RateChange change)
    {
        var cause = ChangeCause.Of(question.Failures, question.Filter, change);
        string? says = cause.Template == 0 ? null : cause.Kind is FailureKind.Other or FailureKind.NonzeroExit or FailureKind.None ? question.Index.Templates[cause.Template] : cause.Kind.Word().Replace('_', ' ');
        return new ChangeRow
        {
            Name = Quoted.Text(change.Name, 60),
            Since = Say.Date(change.AtMs),
            FailedBefore = Say.Round(1 - change.Before.Rate),
            NBefore = change.Before.N,
            FailedSince = Say.Round(1 - change.After.Rate),
            NSince = change.After.N,
            Mostly = says is null ? null : Quoted.Text(says, 60),
            Client = change.ClientVersion != 0 ? Quoted.Text(question.Index.ClientVersions[change.ClientVersion], 40) : null,
        };
    }

    /// <summary>The change as a sentence.</summary>
    public string Sentence()
    {
        string more = (Mostly is null ? "" : $": mostly {Mostly}") + (Client is null ? "" : $"{(Mostly is null ? ":" : ",")} client {Client}");
        return $"{Name} failed {Say.Percent(FailedBefore)} of {Say.Count(NBefore)} until {Since}, {Say.Percent(FailedSince)} of {Say.Count(NSince)} since{more}.";
    }
}
