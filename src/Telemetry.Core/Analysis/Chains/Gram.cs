namespace Telemetry.Analysis;

/// <summary>A chain while it is counted: which two shorter ones it is made of, and how often it occurs where.</summary>
internal struct Gram(int prefix, int suffix)
{
    private int _lastSession = -1, _lastProject = -1;

    /// <summary>The chain without its last step.</summary>
    public readonly int Prefix => prefix;

    /// <summary>The chain without its first step.</summary>
    public readonly int Suffix => suffix;

    /// <summary>How often.</summary>
    public int Count { get; private set; }

    /// <summary>In how many sessions.</summary>
    public int Sessions { get; private set; }

    /// <summary>In how many projects.</summary>
    public int Projects { get; private set; }

    /// <summary>Counts one. Lanes come session by session, and sessions project by project.</summary>
    public void Add(StepLane lane)
    {
        Count++;
        Sessions += lane.Session == _lastSession ? 0 : 1;
        Projects += lane.Project == _lastProject ? 0 : 1;
        (_lastSession, _lastProject) = (lane.Session, lane.Project);
    }
}
