using Telemetry.Records;

namespace Telemetry.Mcp.Health;

/// <summary>How much of what transcripts tell hooks have told too.</summary>
/// <remarks>An import fills the store from transcripts afterwards, so a line in the store counts as captured only where a hook wrote it.</remarks>
internal sealed record Coverage
{
    // Calls of the last minute may still be on their way into one file or the other: only those that have arrived in both count.
    private const long LagMs = 60_000;

    /// <summary>From when on calls are compared, in milliseconds since 1970 UTC: a week ago, or when capture began.</summary>
    public required long FromMs { get; init; }

    /// <summary>Each stage that occurs.</summary>
    public required IReadOnlyList<StageCoverage> Stages { get; init; }

    /// <summary>Of the calls that no hook told of, those that an import has put into the store.</summary>
    public required int Imported { get; init; }

    /// <summary>Calls that no hook told of although an event of theirs was due.</summary>
    public required int Lost { get; init; }

    /// <summary>Calls before capture began.</summary>
    public required int Before { get; init; }

    /// <summary>When the last captured call ended, in milliseconds since 1970 UTC; null where none was.</summary>
    public long? LastCapturedMs { get; init; }

    /// <summary>The client's version of the last captured call that a transcript tells of.</summary>
    public string? LastCapturedVersion { get; init; }

    /// <summary>The lost calls after the last captured one, oldest first.</summary>
    public required IReadOnlyList<SeenCall> LostSince { get; init; }

    /// <summary>Sessions without any captured call, the newest first; those that ran before capture began are not among them.</summary>
    public required IReadOnlyList<SilentSession> SilentSessions { get; init; }

    /// <summary>Calls that both tell of.</summary>
    public int Both => Stages.Sum(stage => stage.Both);

    /// <summary>Calls that only a hook told of.</summary>
    public int StoreOnly => Stages.Sum(stage => stage.StoreOnly);

    /// <summary>Calls that only a transcript tells of.</summary>
    public int TranscriptOnly => Stages.Sum(stage => stage.TranscriptOnly);

    /// <summary>Compares.</summary>
    /// <param name="seen">The calls of the transcripts; a call that stands in several counts once.</param>
    /// <param name="stored">The calls of the store.</param>
    /// <param name="beganMs">When capture began, in milliseconds since 1970 UTC; null where it never did.</param>
    /// <param name="nowMs">Now, in milliseconds since 1970 UTC.</param>
    public static Coverage Of(IEnumerable<SeenCall> seen, IReadOnlyDictionary<string, CallTrace> stored, long? beganMs, long nowMs)
    {
        SeenCall[] all = [.. seen.DistinctBy(call => call.Id).OrderBy(call => call.TimestampMs)];
        long weekAgoMs = nowMs - StoreSurvey.RecentDays * StoreSurvey.DayMs, untilMs = nowMs - LagMs;
        long fromMs = Math.Max(weekAgoMs, beganMs ?? weekAgoMs);
        bool IsCaptured(SeenCall call) => stored.TryGetValue(call.Id, out CallTrace? trace) && trace.IsCaptured;
        // A session that ran when capture began knows nothing of it until it is restarted.
        HashSet<string> older = [.. all.Where(call => call.TimestampMs < fromMs && fromMs > weekAgoMs && !IsCaptured(call)).Select(call => call.Session)];
        HashSet<string> heard = [.. all.Where(IsCaptured).Select(call => call.Session)];
        bool IsDue(SeenCall call) => call.TimestampMs >= fromMs && call.TimestampMs < untilMs && (heard.Contains(call.Session) || !older.Contains(call.Session));
        SeenCall[] compared = [.. all.Where(call => call.TimestampMs >= weekAgoMs && (IsCaptured(call) || IsDue(call)))];
        HashSet<string> told = [.. all.Select(call => call.Id)];
        CallTrace[] untold = [.. stored.Where(pair => pair.Value.IsCaptured && pair.Value.TimestampMs >= fromMs && pair.Value.TimestampMs < untilMs && !told.Contains(pair.Key)).Select(pair => pair.Value)];
        SeenCall[] lost = [.. compared.Where(call => call.HasEvent && !IsCaptured(call))];
        long? lastMs = stored.Values.Where(trace => trace.IsCaptured).Max(trace => (long?)trace.TimestampMs);
        return new Coverage
        {
            FromMs = fromMs,
            Stages = [.. StagesOf(compared, untold, stored)],
            Imported = compared.Count(call => !IsCaptured(call) && stored.ContainsKey(call.Id)),
            Lost = lost.Length,
            Before = all.Count(call => call.TimestampMs >= weekAgoMs && call.TimestampMs < fromMs && !IsCaptured(call)),
            LastCapturedMs = lastMs,
            LastCapturedVersion = all.LastOrDefault(IsCaptured)?.ClientVersion,
            LostSince = [.. lost.Where(call => call.TimestampMs > (lastMs ?? 0) + LagMs)],
            SilentSessions =
            [
                .. compared.Where(call => !heard.Contains(call.Session)).GroupBy(call => call.Session)
                    .Select(calls => new SilentSession(calls.Key, calls.Count(), calls.Last().TimestampMs, calls.Last().ClientVersion, calls.Last().Project)).OrderByDescending(session => session.LastMs),
            ],
        };
    }

    private static IEnumerable<StageCoverage> StagesOf(SeenCall[] compared, CallTrace[] untold, IReadOnlyDictionary<string, CallTrace> stored)
    {
        var both = new int[(int)Stage.Interrupted + 1];
        var storeOnly = new int[both.Length];
        var transcriptOnly = new int[both.Length];
        foreach (SeenCall call in compared)
        {
            bool isCaptured = stored.TryGetValue(call.Id, out CallTrace? trace) && trace.IsCaptured;
            (isCaptured ? both : transcriptOnly)[(int)(isCaptured ? trace!.Stage : call.Stage)]++;
        }

        foreach (CallTrace trace in untold)
            storeOnly[(int)trace.Stage]++;
        // Ends with the unknown stage, which is numbered first.
        foreach (int stage in Enumerable.Range(1, both.Length - 1).Append(0).Where(stage => both[stage] + storeOnly[stage] + transcriptOnly[stage] > 0))
            yield return new StageCoverage((Stage)stage, both[stage], storeOnly[stage], transcriptOnly[stage]);
    }
}
