namespace Telemetry.Analysis;

/// <summary>Knows what helped after failures: of the same words before the same kind before the same tool, in the project asked about before all others.</summary>
/// <remarks>
/// A fix is told where what was done first (at least five times, in several sessions) resolved surely more of them than anything else did. Where closer
/// failures speak against it, it is not. Where the kind's history is thin, or settles nothing, the fix written by hand is told, unless history refutes it.
/// The tool's failures of other kinds are asked last, for kinds that no hand-written fix knows.
/// </remarks>
/// <param name="recoveries">The cases.</param>
/// <param name="templateKey">The key of a template's word, such as a cluster's number: 0 for none; the word's own number where this is null.</param>
public sealed class CaseBase(Recoveries recoveries, Func<int, int>? templateKey = null)
{
    private readonly Dictionary<(FixLevel Level, FailureClass Class, string Projects), StepTally> _tallies = [];
    private ILookup<int, RecoveryCase>? _casesOfTool;
    private int _version;

    /// <summary>The fix for failures of a class.</summary>
    /// <param name="failures">The class.</param>
    /// <param name="projects">The projects whose own history goes before all others'; null for none.</param>
    /// <param name="exceptSession">A session that nothing may be taken from; null for none.</param>
    public Fix Find(FailureClass failures, IReadOnlyCollection<int>? projects = null, int? exceptSession = null)
    {
        if (_version != recoveries.Version || _casesOfTool is null)
        {
            _tallies.Clear();
            _casesOfTool = recoveries.Cases.ToArray().ToLookup(one => one.Tool);
        }

        _version = recoveries.Version;
        CuratedFix? curated = CuratedFix.Of(failures.Kind);
        List<StepTally> closer = [];
        foreach (FixLevel level in (ReadOnlySpan<FixLevel>)[FixLevel.Template, FixLevel.Kind, FixLevel.Tool])
        {
            if ((level == FixLevel.Template && failures.Template == 0) || (level == FixLevel.Tool && curated is not null))
                continue;
            foreach (IReadOnlyCollection<int>? of in projects is null ? (IReadOnlyCollection<int>?[])[null] : [projects, null])
            {
                StepTally tally = TallyOf(level, failures, of, exceptSession);
                if (tally.Best(step => !closer.Exists(other => other.Of(step).SpeaksAgainst), step => StepWords.Of(recoveries.Index, failures.Tool, step)) is FirstStep best)
                    return FixOf(failures, best, tally, level, of is not null);
                closer.Add(tally);
            }
        }

        StepTally kind = TallyOf(FixLevel.Kind, failures, null, exceptSession);
        return curated is null ? NoFix(kind) : FixOf(curated, kind);
    }

    private StepTally TallyOf(FixLevel level, FailureClass failures, IReadOnlyCollection<int>? projects, int? exceptSession)
    {
        FailureClass key = level switch
        {
            FixLevel.Template => failures,
            FixLevel.Kind => failures with { Template = 0 },
            _ => new FailureClass(failures.Tool, default, 0),
        };
        var place = (level, key, projects is null ? "" : string.Join(',', projects));
        if (exceptSession is null && _tallies.TryGetValue(place, out StepTally? known))
            return known;
        var tally = new StepTally();
        foreach (RecoveryCase one in _casesOfTool![key.Tool])
        {
            if (IsOf(level, key, one) && one.Session != exceptSession && (projects is null || projects.Contains(one.Project)))
                tally.Add(one);
        }

        if (exceptSession is null)
            _tallies[place] = tally;
        return tally;
    }

    // What nobody is to blame for is no guide for what somebody is.
    private bool IsOf(FixLevel level, FailureClass key, in RecoveryCase one) => level == FixLevel.Tool
        ? one.IsAttributable
        : one.Kind == key.Kind && (level == FixLevel.Kind || (templateKey is null ? one.Template : templateKey(one.Template)) == key.Template);

    private Fix FixOf(FailureClass failures, FirstStep step, StepTally tally, FixLevel level, bool isOfProject)
    {
        StepEvidence evidence = tally.Of(step);
        return new Fix
        {
            Source = FixSource.History,
            Step = step,
            Do = StepWords.Of(recoveries.Index, failures.Tool, step),
            Done = evidence.Done,
            Sessions = evidence.Sessions,
            Else = evidence.Else,
            Retried = RetriedOf(tally),
            Level = level,
            IsOfProject = isOfProject,
        };
    }

    private Fix FixOf(CuratedFix curated, StepTally kind)
    {
        StepEvidence evidence = kind.Of(step => curated.IsStep(recoveries.Index, step));
        return evidence.IsRefuted ? NoFix(kind) : NoFix(kind) with { Source = FixSource.Curated, Curated = curated, Do = curated.Do, Done = evidence.Done, Sessions = evidence.Sessions, Else = evidence.Else };
    }

    private static Fix NoFix(StepTally kind) => new() { Source = FixSource.None, Retried = RetriedOf(kind), Level = FixLevel.Kind };

    private static Proportion RetriedOf(StepTally tally) => tally.Of(step => step.Relation is StepRelation.Identical or StepRelation.Changed).Done;
}
