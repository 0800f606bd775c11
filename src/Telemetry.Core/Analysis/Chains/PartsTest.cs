namespace Telemetry.Analysis;

/// <summary>Holds chains of three steps and more against what their beginnings and ends, each shorter by one, make together.</summary>
/// <remarks>
/// Were the end to take no notice of the first step, the chain would occur count(beginning) × count(end) / count(middle) times: Markov's expectation of the next lower order.
/// It is taken project by project, because projects that differ would pair parts that never meet (the tables add up as in N. Mantel, W. Haenszel, JNCI 22 (1959) 719-748), and
/// not lane by lane: a lane that goes the whole way once has no other middle to tell it from its parts. A session's part is by the beginnings that it has.
/// </remarks>
internal sealed class PartsTest
{
    private readonly Runs _runs;
    private readonly Grams _grams, _parts;
    private readonly SymbolCounts _partsOfProject, _middlesOfProject, _partsOfSession, _chainsOfSession;
    // The chains that begin with a part: behind each other, from one start to the next.
    private readonly int[] _startOfPart, _chains;
    private readonly Excess[] _excesses;

    private PartsTest(Runs runs, Grams grams)
    {
        (_runs, _grams, _parts) = (runs, grams, grams.Shorter!);
        int middles = _parts.Shorter!.Shorter is null ? runs.Steps.Names.Count : _parts.Shorter.All.Count;
        (_partsOfProject, _partsOfSession) = (new SymbolCounts(_parts.All.Count), new SymbolCounts(_parts.All.Count));
        (_middlesOfProject, _chainsOfSession) = (new SymbolCounts(middles), new SymbolCounts(grams.All.Count));
        _chains = [.. Enumerable.Range(0, grams.All.Count).OrderBy(chain => grams.All[chain].Prefix)];
        _startOfPart = new int[_parts.All.Count + 1];
        foreach (Gram gram in grams.All)
            _startOfPart[gram.Prefix + 1]++;
        for (int part = 0; part < _parts.All.Count; part++)
            _startOfPart[part + 1] += _startOfPart[part];
        _excesses = new Excess[grams.All.Count];
    }

    /// <summary>How far each chain lies above what its parts make.</summary>
    public static Excess[] Of(Runs runs, Grams grams)
    {
        var test = new PartsTest(runs, grams);
        StepLane[] lanes = runs.Steps.Lanes;
        for (int first = 0, end; first < lanes.Length; first = end)
        {
            end = first + 1;
            while (end < lanes.Length && lanes[end].Project == lanes[first].Project)
                end++;
            test.AddProject(first, end);
        }

        return test._excesses;
    }

    private void AddProject(int first, int end)
    {
        StepLane[] lanes = _runs.Steps.Lanes;
        Range all = _runs.Starts[first].._runs.Starts[end];
        _partsOfProject.Count(_parts.At.AsSpan(all));
        _middlesOfProject.Count(_parts.Shorter!.At.AsSpan(all));
        for (int next; first < end; first = next)
        {
            next = first + 1;
            while (next < end && lanes[next].Session == lanes[first].Session)
                next++;
            AddSession(lanes[first].Session, _runs.Starts[first].._runs.Starts[next]);
        }

        _partsOfProject.Clear();
        _middlesOfProject.Clear();
    }

    private void AddSession(int session, Range all)
    {
        _partsOfSession.Count(_parts.At.AsSpan(all));
        _chainsOfSession.Count(_grams.At.AsSpan(all));
        foreach (int beginning in _partsOfSession.Seen)
        {
            double middles = _middlesOfProject[_parts.All[beginning].Suffix], beginnings = _partsOfProject[beginning];
            foreach (int chain in _chains.AsSpan(_startOfPart[beginning].._startOfPart[beginning + 1]))
            {
                double share = _partsOfProject[_grams.All[chain].Suffix] / middles, mean = _partsOfSession[beginning] * share;
                if (mean > 0)
                    _excesses[chain].Add(session, _chainsOfSession[chain], mean, mean * (1 - share) * (middles - beginnings) / Math.Max(1, middles - 1));
            }
        }

        _partsOfSession.Clear();
        _chainsOfSession.Clear();
    }
}
