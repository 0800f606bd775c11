namespace Telemetry.Mcp.Answers;

/// <summary>What a report suggests to change: only what its own figures carry, each with those figures.</summary>
internal static class Advice
{
    private const int MostFixes = 3, MostRepeats = 2, MinSessions = 10, MinCancelled = 10, MinHidden = 50, MaxWords = 60;
    private const double MinGain = 0.1, MinResolved = 0.5, MinShare = 0.05, MinHiddenShare = 0.2;

    // What knowing better would have avoided: what the assistant is told at the start of a session stops it.
    private static readonly string[] s_avoidable = ["usage_error", "command_not_found", "unknown_name", "missing_dependency", "not_read_first"];

    /// <summary>The advice, what costs most first of each kind.</summary>
    public static IReadOnlyList<string> From(StatsAnswer stats, StatsAnswer commands, FailuresAnswer failures, PatternsAnswer patterns) =>
    [
        .. (stats.Changes ?? []).Where(change => change.FailedSince > change.FailedBefore).Take(1).Select(change => $"Look into what changed: {change.Sentence()}"),
        .. failures.Rows.Where(row => row.Fix is { Do: not null, Resolved: double done, Else: double other } && done >= MinResolved && done - other >= MinGain).Take(MostFixes).Select(Fix),
        .. failures.Rows.Where(row => row.Sessions >= MinSessions && s_avoidable.Contains(row.Kind)).OrderByDescending(row => row.Sessions).Take(MostRepeats).Select(Repeat),
        .. Cancelled(failures),
        .. commands.Rows.Where(row => row.HiddenExit >= MinHidden && row.HiddenExit >= MinHiddenShare * row.Calls).OrderByDescending(row => row.HiddenExit).Take(1).Select(Hidden),
        .. (patterns.Bottlenecks ?? []).Where(row => row.Advice is not null && row.Share >= MinShare).Select(Bottleneck),
        .. patterns.Parallelism is { Verdict: "worth_changing" } parallel ? [$"{parallel.Sentence()} Ask for several reads in one message."] : (string[])[],
    ];

    private static string Fix(FailureRow row) =>
        $"After {Failure(row)}: {row.Fix!.Do}. That resolved {Say.Percent(row.Fix.Resolved!.Value)} of {Say.Count(row.Fix.N ?? 0)}, anything else {Say.Percent(row.Fix.Else!.Value)} of {Say.Count(row.Fix.ElseN ?? 0)}.";

    private static string Repeat(FailureRow row) =>
        $"{Failure(row)} came back in {Say.Sessions(row.Sessions)}: say in the project's instructions what works instead.";

    private static IEnumerable<string> Cancelled(FailuresAnswer failures)
    {
        int cancelled = failures.Rows.Sum(row => row.Cancelled ?? 0);
        if (cancelled >= MinCancelled && failures.Rows.MaxBy(row => row.Cancelled ?? 0) is FailureRow worst)
            yield return $"{Say.Calls(cancelled)} were cancelled because one sent with them failed, most often ({Say.Count(worst.Cancelled ?? 0)} times) {Failure(worst)}: send what may fail by itself.";
    }

    private static string Hidden(StatsRow row) =>
        $"{row.Name} hides its exit code in {Say.Count(row.HiddenExit ?? 0)} of {Say.Calls(row.Calls)} (a pipe, || or ; behind it), so its failures look like successes: run it by itself, or with set -o pipefail.";

    private static string Bottleneck(BottleneckRow row) => $"{row.Name} holds {Say.Percent(row.Share)} of the time{row.Why}: {row.Advice}.";

    private static string Failure(FailureRow row) => $"{row.Tool} \"{(row.Error is { Length: > MaxWords } words ? words[..MaxWords] + "..." : row.Error)}\" ({Say.Times(row.Count)})";
}
