using System.Runtime.InteropServices;

namespace Telemetry.Analysis;

/// <summary>How steps of one kind went, session by session: what a rate that respects sessions stands on.</summary>
internal sealed class SessionTally
{
    private readonly List<SessionOutcomes> _sessions = [];

    /// <summary>All steps that count.</summary>
    public Proportion Success { get; private set; }

    /// <summary>How strongly steps of one session resemble each other.</summary>
    public Clustering Clustering => Clustering.Of(Success.Rate, CollectionsMarshal.AsSpan(_sessions));

    /// <summary>Counts a step, where its outcome says something. Sessions come one after the other.</summary>
    public void Add(int session, StepOutcome outcome)
    {
        if (outcome != StepOutcome.Unrated)
            Add(session, 1, outcome == StepOutcome.Success ? 1 : 0);
    }

    /// <summary>The steps that are not among some of them.</summary>
    public SessionTally Without(SessionTally some)
    {
        var others = new SessionTally();
        int next = 0;
        foreach (SessionOutcomes session in _sessions)
        {
            SessionOutcomes taken = next < some._sessions.Count && some._sessions[next].Session == session.Session ? some._sessions[next++] : default;
            if (session.N > taken.N)
                others.Add(session.Session, session.N - taken.N, session.Successes - taken.Successes);
        }

        return others;
    }

    /// <summary>The rate, by the effective n.</summary>
    /// <param name="all">The clustering of all steps together: steps that show less have been seen too little.</param>
    public SuccessRate Rate(Clustering all)
    {
        double squaredSizes = _sessions.Sum(session => (double)session.N * session.N);
        return new SuccessRate(Success, _sessions.Count, Clustering.EffectiveN(Success.N, squaredSizes, Clustering, all), 0, 0);
    }

    private void Add(int session, int n, int successes)
    {
        Success = new Proportion(Success.Successes + successes, Success.N + n);
        if (_sessions.Count == 0 || _sessions[^1].Session != session)
            _sessions.Add(new SessionOutcomes(session, 0, 0, 0, 0));
        ref SessionOutcomes last = ref CollectionsMarshal.AsSpan(_sessions)[^1];
        last = last with { N = last.N + n, Successes = last.Successes + successes };
    }
}
