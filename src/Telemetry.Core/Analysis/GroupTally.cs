using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>What is counted of one group while its calls go by.</summary>
internal sealed class GroupTally
{
    private readonly int[] _failuresByStage = new int[(int)Stage.Interrupted + 1];
    private readonly int[] _callsByNote = new int[(int)SoftOutcome.MaskedFailure + 1];
    private readonly SessionSet _sessions = new();
    private readonly LatencySources _latencies = new();
    // A question changes nothing: what was told stays, for all groups but those that got calls since.
    private IReadOnlyList<Latency>? _told;
    private int _hiddenExits;

    public int Calls { get; private set; }

    /// <summary>What the rate of success stands on.</summary>
    public RateTally Rate { get; } = new();

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
        _hiddenExits += row.HidesExit ? 1 : 0;
        Rate.Add(row, number);
        _latencies.Add(row);
        _told = null;
    }

    /// <param name="name">The group's name.</param>
    /// <param name="clustering">How strongly calls of one session resemble each other in all groups together.</param>
    public GroupStats ToStats(string name, Clustering clustering)
    {
        IReadOnlyList<Latency> latencies = _told ??= _latencies.ToLatencies();
        Latency latency = latencies is [Latency told, ..] ? told : default;
        return new GroupStats(name, Calls, SuccessRate.Of(Rate, clustering), [.. _failuresByStage], _sessions.Count, latency) { CallsByNote = [.. _callsByNote], Latencies = latencies, HiddenExits = _hiddenExits };
    }
}
