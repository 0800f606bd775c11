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
    private (int Session, int Place) _lastSession = (-1, -1);
    private (int Tool, int Command) _lastKind = (-1, -1);
    private int _lastKindCalls, _n, _successes;

    /// <summary>All calls that count.</summary>
    public Proportion Success => new(_successes, _n);

    /// <summary>The sessions, in the order their first calls stand in the store.</summary>
    public ReadOnlySpan<SessionOutcomes> Sessions => CollectionsMarshal.AsSpan(_sessions);

    /// <summary>The newest calls.</summary>
    public RecentCalls Recent => _recent;

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
