using System.Runtime.InteropServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Writes the steps of many lanes into one row, while their calls go by in the order they ended.</summary>
internal sealed class StepWriter
{
    private readonly StepNames _names;
    private readonly StepLane[] _lanes;
    private readonly int[] _placeOf, _lastBatches, _symbols;
    private readonly StepOutcome[] _outcomes;
    private readonly long[] _endMs;
    private readonly Dictionary<(int Lane, int Batch), int> _batches = [];

    /// <param name="index">The calls.</param>
    /// <param name="lanes">The lanes in the order they are to stand in.</param>
    /// <param name="calls">For each lane of the index how many calls will come: it has at most as many steps.</param>
    public StepWriter(CallIndex index, List<StepLane> lanes, int[] calls)
    {
        _names = new StepNames(index);
        _lanes = [.. lanes];
        _placeOf = new int[calls.Length];
        _lastBatches = new int[calls.Length];
        int start = 0;
        for (int i = 0; i < _lanes.Length; i++)
        {
            _placeOf[_lanes[i].Lane] = i;
            _lanes[i] = _lanes[i] with { Start = start, End = start };
            start += calls[_lanes[i].Lane];
        }

        (_symbols, _outcomes, _endMs) = (new int[start], new StepOutcome[start], new long[start]);
    }

    /// <summary>Adds a call to its lane's end, or to its batch.</summary>
    public void Add(in CallRow row)
    {
        ref StepLane lane = ref _lanes[_placeOf[row.Lane]];
        StepOutcome outcome = !row.IsAttributable ? StepOutcome.Unrated : row.Outcome == Outcome.Success ? StepOutcome.Success : StepOutcome.Failure;
        int symbol = _names.Of(row), place = row.Batch == 0 ? -1 : PlaceOf(row, lane);
        if (place >= 0)
        {
            _symbols[place] = _names.With(_symbols[place], symbol);
            _outcomes[place] = _outcomes[place] < outcome ? _outcomes[place] : outcome;
            _endMs[place] = row.TimestampMs;
            return;
        }

        _lastBatches[row.Lane] = row.Batch;
        (_symbols[lane.End], _outcomes[lane.End], _endMs[lane.End]) = (symbol, outcome, row.TimestampMs);
        lane = lane with { End = lane.End + 1 };
    }

    /// <summary>All that was added.</summary>
    public StepLanes ToLanes() => new(_names, _lanes, _symbols, _outcomes, _endMs);

    // A session that two clients went on with at once has other calls among those of a batch.
    private int PlaceOf(in CallRow row, in StepLane lane)
    {
        if (_lastBatches[row.Lane] == row.Batch)
            return lane.End - 1;
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_batches, (row.Lane, row.Batch), out bool isKnown);
        if (isKnown)
            return place;
        place = lane.End;
        return -1;
    }
}
