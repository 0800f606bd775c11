using System.Runtime.InteropServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>What a group's rate of success stands on, counted while its calls go by in any order.</summary>
internal sealed class RateTally
{
    private readonly List<SessionOutcomes> _sessions = [];
    private readonly Dictionary<int, int> _placeOf = [];
    private readonly Dictionary<(int Tool, int Command), int> _mix = [];
    private readonly RecentCalls _recent = new();
    // Told again and again, and changed by the group's own calls only.
    private Clustering? _clustering;
    private (double Rate, double EffectiveN)? _weighed;
    private (SessionOutcomes Outcomes, double Residual)[]? _residuals;
    private (int Session, int Place) _lastSession = (-1, -1);
    private (int Tool, int Command) _lastKind = (-1, -1);
    private int _lastKindCalls, _n, _successes;

    /// <summary>All calls that count.</summary>
    public Proportion Success => new(_successes, _n);

    /// <summary>The sessions, in the order their first calls stand in the store.</summary>
    public ReadOnlySpan<SessionOutcomes> Sessions => CollectionsMarshal.AsSpan(_sessions);

    /// <summary>The rate of the newest calls: see <see cref="RecentCalls.Weigh"/>.</summary>
    public (double Rate, double EffectiveN) Recent => _weighed ??= _recent.Weigh();

    /// <summary>How strongly calls of one session resemble each other.</summary>
    public Clustering Clustering => _clustering ??= Clustering.Of(this);

    /// <summary>The sum of the squares of the sessions' numbers of calls.</summary>
    public double SquaredSizes { get; private set; }

    /// <summary>The sessions in the order of time, each with its successes beyond those that the group's own rate promises.</summary>
    public (SessionOutcomes Outcomes, double Residual)[] Residuals => _residuals ??= RateSeries.ResidualsOf(this);

    /// <summary>How many calls of each tool and command family there are.</summary>
    public IReadOnlyDictionary<(int Tool, int Command), int> Mix
    {
        get
        {
            SaveMix();
            return _mix;
        }
    }

    /// <summary>Counts a call, where it counts in a rate.</summary>
    /// <param name="row">The call.</param>
    /// <param name="number">Its row's number, which orders calls of the same millisecond.</param>
    public void Add(in CallRow row, int number)
    {
        if (!row.IsAttributable)
            return;
        int success = row.Outcome == Outcome.Success ? 1 : 0;
        (_clustering, _weighed, _residuals) = (null, null, null);
        _n++;
        _successes += success;
        _recent.Add(row.TimestampMs, number, success == 1);
        // Calls of one session, and of one kind, come in runs.
        if (_lastKind != (row.Tool, row.Command))
        {
            SaveMix();
            _lastKind = (row.Tool, row.Command);
        }

        _lastKindCalls++;
        if (_lastSession.Session != row.Session)
            _lastSession = (row.Session, PlaceOf(row));
        ref SessionOutcomes session = ref CollectionsMarshal.AsSpan(_sessions)[_lastSession.Place];
        SquaredSizes += 2 * session.N + 1;
        session = row.TimestampMs < session.FirstMs
            ? new SessionOutcomes(row.Session, row.TimestampMs, row.ClientVersion, session.N + 1, session.Successes + success)
            : session with { N = session.N + 1, Successes = session.Successes + success };
    }

    private int PlaceOf(in CallRow row)
    {
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_placeOf, row.Session, out bool isKnown);
        if (!isKnown)
        {
            place = _sessions.Count;
            _sessions.Add(new SessionOutcomes(row.Session, row.TimestampMs, row.ClientVersion, 0, 0));
        }

        return place;
    }

    private void SaveMix()
    {
        if (_lastKindCalls > 0)
            CollectionsMarshal.GetValueRefOrAddDefault(_mix, _lastKind, out _) += _lastKindCalls;
        _lastKindCalls = 0;
    }
}
