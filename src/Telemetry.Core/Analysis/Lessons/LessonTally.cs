using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What is counted of the failures of one lesson.</summary>
internal sealed class LessonTally
{
    // Whoever went away meanwhile lost no more than this.
    private const int MaxLostMs = LaneLedger.PauseMs;

    private readonly SessionSet _sessions = new(), _projects = new();

    public int Count { get; private set; }

    public int Sessions => _sessions.Count;

    public int Projects => _projects.Count;

    public long FirstMs { get; private set; } = long.MaxValue;

    public long LastMs { get; private set; } = long.MinValue;

    public long LostMs { get; private set; }

    /// <summary>The project of all of them; 0 where they are of several, or one's is not known.</summary>
    public int Project { get; private set; }

    public void Add(in RecoveryCase one, in CallRow row)
    {
        Project = Count == 0 || Project == one.Project ? one.Project : 0;
        Count++;
        _sessions.Add(one.Session);
        if (one.Project != 0)
            _projects.Add(one.Project);
        FirstMs = Math.Min(FirstMs, row.TimestampMs);
        LastMs = Math.Max(LastMs, row.TimestampMs);
        LostMs += Math.Clamp(one.LostMs, 0, MaxLostMs);
    }

    /// <summary>True for what came back in another session, or so often in one that it is no accident.</summary>
    public bool IsNotable => Notability.Is(Count, Sessions);
}
