namespace Telemetry.Analysis;

/// <summary>How one tool, or one command family, went from session to session.</summary>
/// <param name="Name">The tool's or the family's name.</param>
/// <param name="Tool">The tool's number; null for a family.</param>
/// <param name="Command">The family's number; null for a tool.</param>
/// <param name="Sessions">The sessions' outcomes and, of each, the successes beyond what the series' kinds of calls promise; in the order of time.</param>
internal sealed record RateSeries(string Name, int? Tool, int? Command, (SessionOutcomes Outcomes, double Residual)[] Sessions)
{
    /// <summary>How the calls of some of its sessions went.</summary>
    public Proportion Sum(Range sessions)
    {
        int n = 0, successes = 0;
        foreach (ref readonly var session in Sessions.AsSpan(sessions))
            (n, successes) = (n + session.Outcomes.N, successes + session.Outcomes.Successes);
        return new Proportion(successes, n);
    }

    /// <summary>A series of one kind of calls: what it promises is its own rate.</summary>
    public static RateSeries Of(string name, int? tool, int? command, RateTally tally) => new(name, tool, command, tally.Residuals);

    /// <summary>The sessions of one kind of calls in the order of time, each with its residual.</summary>
    public static (SessionOutcomes Outcomes, double Residual)[] ResidualsOf(RateTally tally)
    {
        double rate = tally.Success.Rate;
        var sessions = new (SessionOutcomes Outcomes, double Residual)[tally.Sessions.Length];
        for (int i = 0; i < sessions.Length; i++)
            sessions[i] = (tally.Sessions[i], tally.Sessions[i].Successes - rate * tally.Sessions[i].N);
        return InOrder(sessions);
    }

    /// <summary>A shell's series: each command is measured against its own family's rate, so that a day of other commands is no change.</summary>
    public static RateSeries OfShell(string name, int tool, RateTally tally, IEnumerable<RateTally> families)
    {
        var residuals = new Dictionary<int, double>();
        foreach (RateTally family in families)
        {
            double rate = family.Success.Rate;
            foreach (SessionOutcomes session in family.Sessions)
                residuals[session.Session] = residuals.GetValueOrDefault(session.Session) + session.Successes - rate * session.N;
        }

        var sessions = new List<(SessionOutcomes Outcomes, double Residual)>(tally.Sessions.Length);
        foreach (SessionOutcomes session in tally.Sessions)
        {
            if (residuals.TryGetValue(session.Session, out double residual))
                sessions.Add((session, residual));
        }

        return new RateSeries(name, tool, null, InOrder([.. sessions]));
    }

    private static (SessionOutcomes Outcomes, double Residual)[] InOrder((SessionOutcomes Outcomes, double Residual)[] sessions)
    {
        for (int i = 1; i < sessions.Length; i++)
        {
            if (sessions[i].Outcomes.FirstMs >= sessions[i - 1].Outcomes.FirstMs)
                continue;
            Array.Sort(sessions, (one, other) =>
                one.Outcomes.FirstMs != other.Outcomes.FirstMs ? one.Outcomes.FirstMs.CompareTo(other.Outcomes.FirstMs) : one.Outcomes.Session.CompareTo(other.Outcomes.Session));
            break;
        }

        return sessions;
    }
}
