using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Mixes what the contexts say of the next tool into one probability for each.</summary>
/// <remarks>
/// A log-linear mixture: the ground is the interpolation of the last none, one and two tools (Witten and Bell, IEEE Trans. Inf. Theory 37 (1991) 1085-1094);
/// each further context, smoothed by the ground, multiplies the odds by its ratio to the ground to the power of a weight (the product of experts of
/// data compression: M. Mahoney, Adaptive Weighing of Context Models, 2005). Four of the contexts are the lane's own past, which no other session knows.
/// A context that was never seen changes nothing.
/// </remarks>
internal sealed class NextToolOdds
{
    /// <summary>The ground, the contexts beyond order 0, the caches.</summary>
    public const int Experts = NextToolContexts.Count + Caches;

    /// <summary>The first cache among them.</summary>
    public const int FirstCache = NextToolContexts.Count;

    private const int Caches = 4, GroundOrder = 2, CacheCalls = 400;
    private const double SlowDecay = 0.97, FastDecay = 0.8, Unseen = 0.5, Least = 1e-200;

    private readonly CallIndex _index;
    private readonly ulong[] _keys = new ulong[NextToolContexts.Count];
    private readonly ToolTally[] _rooms = [.. Enumerable.Range(0, Experts).Select(_ => new ToolTally())];
    private readonly ToolTally?[] _tallies = new ToolTally?[Experts];
    private readonly double[][] _gains = new double[Experts][];
    private double[] _ground = [], _logGround = [], _scores = [];

    public NextToolOdds(CallIndex index)
    {
        _index = index;
        Array.Fill(_gains, []);
    }

    /// <summary>Gathers what the contexts say.</summary>
    /// <param name="counts">What came in them so far.</param>
    /// <param name="calls">The lane so far: one call at least.</param>
    public void Read(NextToolCounts counts, ReadOnlySpan<int> calls)
    {
        MakeRoom();
        NextToolContexts.Write(_index, calls, _keys);
        for (int expert = 0; expert < NextToolContexts.Count; expert++)
            _tallies[expert] = counts.Find(_keys[expert], _rooms[expert]) is { Total: > 0 } seen ? seen : null;
        ReadGround();
        ReadCaches(calls);
        for (int expert = 1; expert < Experts; expert++)
            ReadGains(expert);
    }

    /// <summary>Gathers what is known where nothing but the last tools is.</summary>
    /// <param name="counts">What came after them so far.</param>
    /// <param name="last">The last tool.</param>
    /// <param name="before">The one before; 0 where it is not said.</param>
    public void ReadAfter(NextToolCounts counts, int last, int before)
    {
        MakeRoom();
        Array.Clear(_tallies);
        for (int order = 0; order <= (before == 0 ? 1 : GroundOrder); order++)
            _tallies[order] = counts.Find(NextToolContexts.OfTools(order, last, before), _rooms[order]) is { Total: > 0 } seen ? seen : null;
        ReadGround();
        Array.Clear(_tallies);
    }

    /// <summary>The odds of what was read.</summary>
    /// <param name="weights">How much each context is believed.</param>
    /// <param name="odds">By tool.</param>
    public void Mix(NextToolWeights weights, Span<double> odds)
    {
        double ground = weights[0, 0], highest = double.MinValue, sum = 0;
        for (int tool = 1; tool < _scores.Length; tool++)
            _scores[tool] = ground * _logGround[tool];
        for (int expert = 1; expert < Experts; expert++)
        {
            if (_tallies[expert] is not ToolTally tally)
                continue;
            double weight = weights[expert, tally.Total];
            for (int i = 0; i < tally.Tools.Length; i++)
                _scores[tally.Tools[i]] += weight * _gains[expert][i];
        }

        for (int tool = 1; tool < _scores.Length; tool++)
            highest = Math.Max(highest, _scores[tool]);
        for (int tool = 1; tool < _scores.Length; tool++)
            sum += odds[tool] = Math.Max(Math.Exp(_scores[tool] - highest), Least);
        for (int tool = 1; tool < _scores.Length; tool++)
            odds[tool] /= sum;
        odds[0] = 0;
    }

    /// <summary>Moves the weights so that what came would have been told with better odds: one step along the gradient of its log probability.</summary>
    public void Learn(NextToolWeights weights, ReadOnlySpan<double> odds, int came, double rate, double ridge)
    {
        double expected = 0;
        for (int tool = 1; tool < odds.Length; tool++)
            expected += odds[tool] * _logGround[tool];
        weights.Move(0, 0, _logGround[came] - expected, rate, ridge);
        for (int expert = 1; expert < Experts; expert++)
        {
            if (_tallies[expert] is not ToolTally tally)
                continue;
            double gradient = 0;
            for (int i = 0; i < tally.Tools.Length; i++)
                gradient += ((tally.Tools[i] == came ? 1 : 0) - odds[tally.Tools[i]]) * _gains[expert][i];
            weights.Move(expert, tally.Total, gradient, rate, ridge);
        }
    }

    private void MakeRoom()
    {
        int tools = _index.Tools.Count;
        if (_ground.Length != tools)
            (_ground, _logGround, _scores) = (new double[tools], new double[tools], new double[tools]);
    }

    private void ReadGround()
    {
        _ground.AsSpan().Fill(1.0 / (_ground.Length - 1));
        for (int order = 0; order <= GroundOrder && _tallies[order] is ToolTally tally; order++)
        {
            double spare = order == 0 ? Unseen * (_ground.Length - 1) : 1 + tally.Kinds;
            for (int tool = 1; tool < _ground.Length; tool++)
                _ground[tool] *= spare / (tally.Total + spare);
            for (int i = 0; i < tally.Tools.Length; i++)
                _ground[tally.Tools[i]] += tally.Counts[i] / (tally.Total + spare);
        }

        for (int tool = 1; tool < _ground.Length; tool++)
            _logGround[tool] = Math.Log(_ground[tool]);
    }

    // The lane's own past: its tools, the older the less, in a slow and a fast memory; and what followed its last tool, and its last two.
    private void ReadCaches(ReadOnlySpan<int> calls)
    {
        ReadOnlySpan<CallRow> rows = _index.Rows;
        for (int cache = FirstCache; cache < Experts; cache++)
        {
            _rooms[cache].Clear();
            _tallies[cache] = _rooms[cache];
        }

        int last = rows[calls[^1]].Tool, before = calls.Length > 1 ? rows[calls[^2]].Tool : 0;
        double slow = 1, fast = 1;
        for (int i = calls.Length - 1; i >= Math.Max(0, calls.Length - CacheCalls); i--)
        {
            int tool = rows[calls[i]].Tool;
            _rooms[FirstCache].Add(tool, slow);
            _rooms[FirstCache + 3].Add(tool, fast);
            slow *= SlowDecay;
            fast *= FastDecay;
            if (i == 0 || rows[calls[i - 1]].Tool != last)
                continue;
            _rooms[FirstCache + 1].Add(tool, 1);
            if (i > 1 && rows[calls[i - 2]].Tool == before)
                _rooms[FirstCache + 2].Add(tool, 1);
        }
    }

    // How much more likely a context makes each of its tools than one it has never seen, in nats.
    private void ReadGains(int expert)
    {
        if (_tallies[expert] is not ToolTally tally)
            return;
        double spare = expert < FirstCache ? 1 + tally.Kinds : expert == Experts - 1 ? 1 : 2;
        if (_gains[expert].Length < tally.Tools.Length)
            _gains[expert] = new double[tally.Tools.Length * 2];
        for (int i = 0; i < tally.Tools.Length; i++)
            _gains[expert][i] = Math.Log(1 + tally.Counts[i] / (spare * _ground[tally.Tools[i]]));
    }
}
