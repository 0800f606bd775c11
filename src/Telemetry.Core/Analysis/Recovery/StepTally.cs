namespace Telemetry.Analysis;

/// <summary>What was done first after alike failures, and how often that resolved them. Failures after which the lane ended tell nothing.</summary>
internal sealed class StepTally
{
    private readonly Dictionary<FirstStep, (int N, int Resolved, SessionSet Sessions)> _steps = [];
    private int _n, _resolved;

    public void Add(in RecoveryCase one)
    {
        if (one.Step.Relation == StepRelation.None)
            return;
        var (n, resolved, sessions) = _steps.TryGetValue(one.Step, out var known) ? known : (0, 0, new SessionSet());
        sessions.Add(one.Session);
        _steps[one.Step] = (n + 1, resolved + (one.IsResolved ? 1 : 0), sessions);
        _n++;
        _resolved += one.IsResolved ? 1 : 0;
    }

    /// <summary>What steps of a sort, all together, did for the failures.</summary>
    public StepEvidence Of(Func<FirstStep, bool> isStep)
    {
        int n = 0, resolved = 0;
        var sessions = new SessionSet();
        foreach (var (step, tally) in _steps)
        {
            if (!isStep(step))
                continue;
            n += tally.N;
            resolved += tally.Resolved;
            sessions.Add(tally.Sessions);
        }

        return new StepEvidence(new Proportion(resolved, n), new Proportion(_resolved - resolved, _n - n), sessions.Count);
    }

    /// <summary>The step whose share of resolved failures beats doing something else by the most that is sure; null where none does for sure.</summary>
    /// <param name="isAllowed">False for a step that closer failures speak against.</param>
    /// <param name="name">What decides between two that are equally good.</param>
    public FirstStep? Best(Func<FirstStep, bool> isAllowed, Func<FirstStep, string> name)
    {
        FirstStep? best = null;
        double most = 0;
        foreach (var (step, tally) in _steps)
        {
            if (tally.N < Proportion.MinN || tally.Sessions.Count < 2)
                continue;
            double gain = EvidenceOf(step, tally).Gain;
            if (gain <= 0 || gain < most || !isAllowed(step))
                continue;
            if (best is FirstStep other && gain == most && string.CompareOrdinal(name(step), name(other)) > 0)
                continue;
            (best, most) = (step, gain);
        }

        return best;
    }

    /// <summary>What one step did for the failures.</summary>
    public StepEvidence Of(FirstStep step) => _steps.TryGetValue(step, out var tally)
        ? EvidenceOf(step, tally)
        : new StepEvidence(default, new Proportion(_resolved, _n), 0);

    private StepEvidence EvidenceOf(FirstStep step, (int N, int Resolved, SessionSet Sessions) tally) =>
        new(new Proportion(tally.Resolved, tally.N), new Proportion(_resolved - tally.Resolved, _n - tally.N), tally.Sessions.Count);
}
