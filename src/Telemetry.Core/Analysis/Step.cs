using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>One move of the assistant in one lane: a call, or the calls it sent together.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Session">The session.</param>
/// <param name="Symbol">What was called: a number of <see cref="LaneSteps.NameOf"/>.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="IsAttributable">True where each call's outcome was the assistant's own doing.</param>
/// <param name="IsSuccess">True where every call succeeded.</param>
/// <param name="LatencyMs">The longest call's latency in milliseconds; 0 where unknown.</param>
/// <param name="Target">The target of a step of one call; 0 otherwise.</param>
public readonly record struct Step(int Lane, int Session, int Symbol, int Calls, bool IsAttributable, bool IsSuccess, int LatencyMs, uint Target);

/// <summary>The steps of every lane, in order.</summary>
public sealed class LaneSteps
{
    private readonly CallIndex _index;
    private readonly Dictionary<string, int> _mixes = [];
    private readonly List<string> _mixNames = [];
    private readonly List<List<Step>> _lanes = [];

    private LaneSteps(CallIndex index) => _index = index;

    /// <summary>The lanes that have steps.</summary>
    public IReadOnlyList<IReadOnlyList<Step>> Lanes => _lanes;

    /// <summary>A symbol's name: a tool, or the tools of a mixed batch joined by <c>+</c>.</summary>
    public string NameOf(int symbol) => symbol < _index.Tools.Count ? _index.Tools[symbol] : _mixNames[symbol - _index.Tools.Count];

    /// <summary>Gathers the steps of the calls that a filter lets through.</summary>
    public static LaneSteps From(CallIndex index, CallFilter filter)
    {
        var steps = new LaneSteps(index);
        ReadOnlySpan<CallRow> rows = index.Rows;
        var open = new List<int>?[index.LaneCount];
        foreach (int i in index.ByTime())
        {
            ref readonly CallRow row = ref rows[i];
            if (!filter.Matches(row))
                continue;
            ref List<int>? batch = ref open[row.Lane];
            if (batch is { Count: > 0 } && (row.Batch == 0 || rows[batch[0]].Batch != row.Batch))
                steps.Close(rows, batch);
            (batch ??= []).Add(i);
        }

        foreach (List<int>? batch in open)
        {
            if (batch is { Count: > 0 })
                steps.Close(rows, batch);
        }

        steps._lanes.RemoveAll(lane => lane.Count == 0);
        return steps;
    }

    private void Close(ReadOnlySpan<CallRow> rows, List<int> batch)
    {
        ref readonly CallRow first = ref rows[batch[0]];
        bool isAttributable = true, isSuccess = true;
        int latencyMs = 0;
        foreach (int i in batch)
        {
            isAttributable &= rows[i].IsAttributable;
            isSuccess &= rows[i].Outcome == Outcome.Success;
            latencyMs = Math.Max(latencyMs, rows[i].LatencyMs);
        }

        while (_lanes.Count <= first.Lane)
            _lanes.Add([]);
        _lanes[first.Lane].Add(new Step(first.Lane, first.Session, SymbolOf(rows, batch), batch.Count, isAttributable, isSuccess, latencyMs, batch.Count == 1 ? first.Target : 0));
        batch.Clear();
    }

    private int SymbolOf(ReadOnlySpan<CallRow> rows, List<int> batch)
    {
        int tool = rows[batch[0]].Tool;
        bool isMixed = false;
        foreach (int i in batch)
            isMixed |= rows[i].Tool != tool;
        if (!isMixed)
            return tool;
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (int i in batch)
            names.Add(_index.Tools[rows[i].Tool]);
        string name = string.Join('+', names);
        if (!_mixes.TryGetValue(name, out int mix))
        {
            mix = _mixes[name] = _mixNames.Count;
            _mixNames.Add(name);
        }

        return _index.Tools.Count + mix;
    }
}
