namespace Telemetry.Analysis;

/// <summary>How often a chain occurs against how often it would by chance, added up lane by lane, those of one session after each other.</summary>
internal struct Excess
{
    private Part _all, _session, _strongest;
    private int _of;

    /// <summary>How often it does.</summary>
    public readonly int Observed => _all.Observed;

    /// <summary>How often it would by chance.</summary>
    public readonly double Expected => _all.Mean;

    /// <summary>Observed over expected.</summary>
    public readonly double Lift => _all.Mean > 0 ? _all.Observed / _all.Mean : 0;

    /// <summary>The probability that chance alone makes as many without the session that has most of them beyond chance: one session makes no pattern.</summary>
    /// <remarks>It is what tests that at least two sessions are not chance (Y. Benjamini, R. Heller, Screening for Partial Conjunction Hypotheses, Biometrics 64 (2008)).</remarks>
    public readonly double Probability
    {
        get
        {
            Part one = _session.Beyond > _strongest.Beyond ? _session : _strongest;
            return UpperTail.Of(_all.Observed - one.Observed, _all.Mean - one.Mean, _all.Variance - one.Variance);
        }
    }

    /// <summary>Adds a lane.</summary>
    public void Add(int session, int observed, double mean, double variance)
    {
        if (_of != session + 1)
        {
            if (_session.Beyond > _strongest.Beyond)
                _strongest = _session;
            (_session, _of) = (default, session + 1);
        }

        _session = _session.With(observed, mean, variance);
        _all = _all.With(observed, mean, variance);
    }

    private readonly record struct Part(int Observed, double Mean, double Variance)
    {
        public double Beyond => Observed - Mean;

        public Part With(int observed, double mean, double variance) => new(Observed + observed, Mean + mean, Variance + variance);
    }
}
