using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>The one thing to do first after such a failure. Observed, not tried: so what was resolved stands beside what was resolved without it.</summary>
internal sealed record FixRow
{
    /// <summary>What to do; absent where nothing is known to help.</summary>
    public string? Do { get; init; }

    /// <summary>Where this was done first, the share of failures after which the same tool succeeded on the same target within ten calls, 0..1.</summary>
    public double? Resolved { get; init; }

    /// <summary>After how many failures it was done first.</summary>
    public int? N { get; init; }

    /// <summary>In how many sessions.</summary>
    public int? Sessions { get; init; }

    /// <summary>The same share where something else was done first, 0..1.</summary>
    public double? Else { get; init; }

    /// <summary>After how many failures that was.</summary>
    public int? ElseN { get; init; }

    /// <summary><c>curated</c> where it was written by hand, because history tells too little; absent where history tells it.</summary>
    public string? From { get; init; }

    /// <summary>Says that nothing is known to help.</summary>
    public string? Note { get; init; }

    /// <summary>The fix as a person reads it, with what it stands on.</summary>
    public string Sentence()
    {
        if (Do is null)
            return Note ?? "";
        string shares = Resolved is double done ? $" ({Say.Percent(done)} of {Say.Count(N ?? 0)}{(Else is double other ? $"; else {Say.Percent(other)} of {Say.Count(ElseN ?? 0)}" : "")})" : "";
        return Do + shares + (From is null ? "" : $" [{From}]");
    }

    public static FixRow Of(Fix fix)
    {
        if (fix.Do is not string words)
        {
            string retried = fix.Retried.IsEnough ? $"; a retry at once resolved {Say.Percent(fix.Retried.Rate)} of {Say.Count(fix.Retried.N)}" : "";
            return new FixRow { Note = $"nothing known to help{retried}" };
        }

        bool hasElse = fix.Done.IsEnough && fix.Else.IsEnough;
        return new FixRow
        {
            Do = Quoted.Text(words, 120),
            Resolved = Say.RateOf(fix.Done),
            N = fix.Done.IsEnough ? fix.Done.N : null,
            Sessions = fix.Done.IsEnough ? fix.Sessions : null,
            Else = hasElse ? Say.Round(fix.Else.Rate) : null,
            ElseN = hasElse ? fix.Else.N : null,
            From = fix.Source == FixSource.History ? null : "curated",
        };
    }
}
