using System.Runtime.InteropServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>The steps of every lane, in order. A batch is one step, in the place of its call that ended first.</summary>
public sealed class LaneSteps
{
    private readonly CallIndex _index;
    private readonly List<Step>[] _byLane;
    private readonly int[] _lastBatches;
    private readonly Dictionary<(int Lane, int Batch), int> _places = [];
    private readonly Dictionary<(int Symbol, int Tool), int> _mixOf = [];
    private readonly Dictionary<string, int> _mixOfName = [];
    private readonly List<(SortedSet<string> Tools, string Name)> _mixes = [];

    private LaneSteps(CallIndex index)
    {
        _index = index;
        _byLane = new List<Step>[index.LaneCount];
        _lastBatches = new int[index.LaneCount];
    }

    /// <summary>The lanes that have steps.</summary>
    public IReadOnlyList<IReadOnlyList<Step>> Lanes { get; private set; } = [];

    /// <summary>A symbol's name: a tool, or the tools of a mixed batch joined by <c>+</c>.</summary>
    public string NameOf(int symbol) => symbol < _index.Tools.Count ? _index.Tools[symbol] : _mixes[symbol - _index.Tools.Count].Name;

    /// <summary>Gathers the steps of the calls that a filter lets through.</summary>
    public static LaneSteps From(CallIndex index, CallFilter filter)
    {
        var steps = new LaneSteps(index);
        ReadOnlySpan<CallRow> rows = index.Rows;
        foreach (int i in index.ByTime())
        {
            if (filter.Matches(rows[i]))
                steps.Add(rows[i]);
        }

        steps.Lanes = [.. steps._byLane.Where(lane => lane is not null)];
        return steps;
    }

    private void Add(in CallRow row)
    {
        List<Step> lane = _byLane[row.Lane] ??= [];
        int place = row.Batch == 0 ? -1 : PlaceOf(row, lane);
        int latencyMs = row.IsBackground ? 0 : Math.Max(0, row.LatencyMs);
        bool isSuccess = row.Outcome == Outcome.Success;
        if (place < 0)
        {
            _lastBatches[row.Lane] = row.Batch;
            lane.Add(new Step(row.Lane, row.Session, row.Tool, 1, row.IsAttributable, isSuccess, latencyMs, row.Target));
            return;
        }

        ref Step step = ref CollectionsMarshal.AsSpan(lane)[place];
        step = step with
        {
            Symbol = step.Symbol == row.Tool ? row.Tool : MixOf(step.Symbol, row.Tool),
            Calls = step.Calls + 1,
            IsAttributable = step.IsAttributable & row.IsAttributable,
            IsSuccess = step.IsSuccess & isSuccess,
            LatencyMs = Math.Max(step.LatencyMs, latencyMs),
            Target = 0,
        };
    }

    // A session that two clients went on with at once has other calls among those of a batch.
    private int PlaceOf(in CallRow row, List<Step> lane)
    {
        if (_lastBatches[row.Lane] == row.Batch)
            return lane.Count - 1;
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, (row.Lane, row.Batch), out bool isKnown);
        if (isKnown)
            return place;
        place = lane.Count;
        return -1;
    }

    // The symbol of a step with one tool more.
    private int MixOf(int symbol, int tool)
    {
        if (_mixOf.TryGetValue((symbol, tool), out int mix))
            return mix;
        int tools = _index.Tools.Count;
        var names = new SortedSet<string>(symbol < tools ? [_index.Tools[symbol]] : _mixes[symbol - tools].Tools, StringComparer.Ordinal) { _index.Tools[tool] };
        string name = string.Join('+', names);
        if (!_mixOfName.TryGetValue(name, out mix))
        {
            mix = _mixOfName[name] = tools + _mixes.Count;
            _mixes.Add((names, name));
        }

        return _mixOf[(symbol, tool)] = mix;
    }
}
