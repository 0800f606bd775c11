using System.Runtime.InteropServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>What is counted of one group while its calls go by.</summary>
internal sealed class GroupTally
{
    private readonly int[] _failuresByStage = new int[(int)Stage.Interrupted + 1];
    private readonly int[] _callsByNote = new int[(int)SoftOutcome.MaskedFailure + 1];
    private readonly SessionSet _sessions = new();
    private readonly RateTally _rate = new();

    // Kept apart: what the client measured, and wall times, which hold waiting. Their order means nothing, so percentiles may change it.
    private readonly List<int> _measuredMs = [], _wallMs = [];
    private LatencySource _wallSource;
    public int Calls { get; private set; }

    /// <summary>What the rate of success stands on.</summary>
    public RateTally Rate => _rate;

    /// <param name="row">A call of the group.</param>
    /// <param name="number">Its row's number.</param>
    public void Add(in CallRow row, int number)
    {
        Calls++;
        _sessions.Add(row.Session);
        bool isFailure = row.Outcome == Outcome.Failure;
        if (isFailure)
            _failuresByStage[(int)row.Stage]++;
        _callsByNote[(int)row.Note]++;
        _rate.Add(row, number);
        if (row.LatencyMs < 0 || row.IsBackground)
            return;
        if (row.LatencySource is LatencySource.Reported or LatencySource.Subagent)
        {
            _measuredMs.Add(row.LatencyMs);
            return;
        }

        _wallMs.Add(row.LatencyMs);
        _wallSource = row.LatencySource;
    }

    /// <param name="name">The group's name.</param>
    /// <param name="clustering">How strongly calls of one session resemble each other in all groups together.</param>
    public GroupStats ToStats(string name, Clustering clustering)
    {
        bool takesWall = _measuredMs.Count < Latency.MinForP50 && _wallMs.Count > _measuredMs.Count;
        Latency latency = takesWall
            ? Latency.From(CollectionsMarshal.AsSpan(_wallMs), _wallSource)
            : Latency.From(CollectionsMarshal.AsSpan(_measuredMs), LatencySource.Reported);
        return new GroupStats(name, Calls, SuccessRate.Of(_rate, clustering), [.. _failuresByStage], _sessions.Count, latency) { CallsByNote = [.. _callsByNote] };
    }
}
