using System.Text.Json.Nodes;
using Telemetry.Analysis;
using Telemetry.Mcp.Answers;
using Telemetry.Records;

namespace Telemetry.Mcp.Health;

/// <summary>Is every call of the transcripts in the store, by a hook?</summary>
internal static class CaptureCheck
{
    private const string Name = "capture";
    private const int EnoughToSayStopped = 3, ShownSessions = 3, ShownStages = 7;
    private const double Good = 0.99, Poor = 0.9;

    /// <summary>The check of an installation.</summary>
    /// <param name="transcripts">What the transcripts tell.</param>
    /// <param name="store">What the store tells.</param>
    /// <param name="copies">The installed plugins.</param>
    /// <param name="premises">Where all of that is.</param>
    /// <param name="isRegistered">True where a hook is registered; without one there is nothing to capture with, which is another check's problem.</param>
    public static Check Of(TranscriptSurvey transcripts, StoreSurvey store, IReadOnlyList<PluginCopy> copies, Premises premises, bool isRegistered)
    {
        if (transcripts.FilesRead == 0)
        {
            string where = string.Join(", ", premises.TranscriptPaths);
            return Check.Of(Name, [Finding.Ok(transcripts.Files == 0
                ? $"There are no transcripts in {where} to compare with."
                : $"No transcript in {where} was written to in the last {StoreSurvey.RecentDays} days: there is nothing to compare.")]);
        }

        long? beganMs = store.FirstCapturedMs ?? copies.Where(copy => copy.IsActive).Min(copy => copy.InstalledMs);
        var coverage = Coverage.Of(transcripts.Calls, store.RecentCalls, beganMs, premises.NowMs);
        if (!isRegistered && coverage.LastCapturedMs is null)
        {
            bool isImported = coverage.Imported >= coverage.TranscriptOnly;
            string says = $"Nothing captures calls yet; the transcripts of the last {StoreSurvey.RecentDays} days tell of {Say.Calls(coverage.TranscriptOnly)}.";
            return Check.Of(Name, [Finding.Warning(says, isImported ? null : $"{premises.Program} import")], Details(coverage, premises.Time), Figures(coverage));
        }

        return Of(coverage, premises.Program, premises.Time);
    }

    /// <summary>The check of a comparison.</summary>
    /// <param name="coverage">The comparison.</param>
    /// <param name="program">How this program is called.</param>
    /// <param name="time">The clock.</param>
    public static Check Of(Coverage coverage, string program, TimeProvider time)
    {
        int promised = coverage.Both + coverage.Lost;
        var findings = new List<Finding>();
        if (Stopped(coverage, time) is Finding stopped)
            findings.Add(stopped);
        if (coverage.LastCapturedMs is not null || findings.Count == 0)
            findings.Add(Share(coverage, new Proportion(coverage.Both, promised), program, time));
        return Check.Of(Name, findings, Details(coverage, time), Figures(coverage));
    }

    // The client's log of one short session says of each hook whether it ran, and why not.
    private static string Trial => "claude -p hi --debug-file hooks.log; grep telemetry-hook hooks.log";

    private static Finding? Stopped(Coverage coverage, TimeProvider time)
    {
        if (coverage.LostSince.Count < EnoughToSayStopped)
            return null;
        string[] versions = [.. coverage.LostSince.Select(call => call.ClientVersion).OfType<string>().Distinct()];
        string of = versions.Length == 0 ? "" : $", of client {string.Join(" and ", versions.Take(3))}";
        if (coverage.LastCapturedMs is not long lastMs)
            return Finding.Problem($"No call was captured since {When.Moment(coverage.FromMs, time)}: {Say.Calls(coverage.LostSince.Count)} stand only in transcripts{of}.", Trial);
        string after = coverage.LastCapturedVersion is string last ? $", after client {last}" : "";
        return Finding.Problem($"Capture stopped on {When.Moment(lastMs, time)}{after}: {Say.Calls(coverage.LostSince.Count)} since {When.Moment(coverage.LostSince[0].TimestampMs, time)} stand only in transcripts{of}.", Trial);
    }

    private static Finding Share(Coverage coverage, Proportion share, string program, TimeProvider time)
    {
        string since = coverage.Before > 0 ? $"since {When.Moment(coverage.FromMs, time)}" : $"of the last {StoreSurvey.RecentDays} days";
        if (share.N == 0)
            return Finding.Ok($"No call {since} to compare.");
        string says = $"Hooks captured {Say.Count(share.Successes)} of {Say.Calls(share.N)} {since}";
        if (!share.IsEnough)
            return share.Successes == share.N ? Finding.Ok($"{says}; not enough data for a share (n={share.N}).") : Finding.Warning($"{says}; not enough data for a share (n={share.N}).");
        string rate = $"{says}: {Percent(share)}.";
        string? import = coverage.Lost > 0 && coverage.Imported < coverage.TranscriptOnly ? $"{program} import" : null;
        return share.Rate >= Good ? Finding.Ok(rate) : share.Rate >= Poor || share.N < 20 ? Finding.Warning(rate, import) : Finding.Problem(rate, import ?? Trial);
    }

    // 9,999 of 10,000 are not 100 %.
    private static string Percent(Proportion share) => share.Successes < share.N && share.Rate > 0.9995 ? "over 99.9 %" : Say.Percent(share.Rate);

    private static IEnumerable<string> Details(Coverage coverage, TimeProvider time)
    {
        if (coverage.Stages.Count > 0)
        {
            yield return $"{"",-12} {"in both",9} {"only hooks",11} {"only transcripts",17}";
            foreach (StageCoverage stage in coverage.Stages.Take(ShownStages))
                yield return $"{(stage.Stage == Stage.Unknown ? "unknown" : stage.Stage.Word()),-12} {Say.Count(stage.Both),9} {Say.Count(stage.StoreOnly),11} {Say.Count(stage.TranscriptOnly),17}";
        }

        if (coverage.Imported > 0)
            yield return $"{Say.Calls(coverage.Imported)} that hooks missed came into the store by import.";
        if (coverage.Before > 0)
            yield return $"Before capture began: {Say.Calls(coverage.Before)} of the last {StoreSurvey.RecentDays} days.";
        foreach (SilentSession session in coverage.SilentSessions.Take(ShownSessions))
            yield return $"No event of session {Quoted.Text(session.Id, 40)}: {Say.Calls(session.Calls)} until {When.Moment(session.LastMs, time)} in {Quoted.Text(session.Project ?? "an unknown folder", 80)}, client {Quoted.Text(session.ClientVersion ?? "unknown", 20)}.";
        if (coverage.SilentSessions.Count > ShownSessions)
            yield return $"No event of {Say.Many(coverage.SilentSessions.Count - ShownSessions, "more session")}.";
    }

    private static JsonObject Figures(Coverage coverage)
    {
        var stages = new JsonObject();
        foreach (StageCoverage stage in coverage.Stages)
            stages[stage.Stage == Stage.Unknown ? "unknown" : stage.Stage.Word()] = new JsonObject { ["both"] = stage.Both, ["store_only"] = stage.StoreOnly, ["transcript_only"] = stage.TranscriptOnly };
        return new JsonObject
        {
            ["both"] = coverage.Both,
            ["store_only"] = coverage.StoreOnly,
            ["transcript_only"] = coverage.TranscriptOnly,
            ["imported"] = coverage.Imported,
            ["lost"] = coverage.Lost,
            ["before_capture"] = coverage.Before,
            ["silent_sessions"] = coverage.SilentSessions.Count,
            ["stages"] = stages,
        };
    }
}
