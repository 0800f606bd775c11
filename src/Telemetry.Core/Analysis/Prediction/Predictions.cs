using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What all history predicts of the next call, kept up with the index as it follows the file.</summary>
/// <remarks>
/// Learns from the newest <see cref="MostCalls"/> calls. Counts run along; how much each sign and context is believed is fitted anew when the calls have grown
/// by a tenth, or where one that was counted has changed since.
/// </remarks>
public sealed class Predictions(LaneRows lanes)
{
    /// <summary>How many calls are learnt from at most.</summary>
    public const int MostCalls = 100_000;

    private const int FittedCalls = 20_000, MostMemories = 64;
    private const double Growth = 1.1;

    private readonly Dictionary<int, LaneMemory> _memories = [];
    private NextToolCounts _counts = new(lanes.Index, isOfSteps: true);
    private NextToolModel? _nextTool;
    private OutcomeCells _cells = new();
    private double[] _weights = [];
    private SuccessModel? _success;
    private int _restarts, _rows, _fittedRows;

    /// <summary>The calls.</summary>
    public CallIndex Index => lanes.Index;

    /// <summary>Successes by what is known of a call before it is sent.</summary>
    internal OutcomeCells Cells => _cells;

    /// <summary>Predicts success.</summary>
    internal SuccessModel Success => _success ??= new SuccessModel(Index, _cells, _weights);

    /// <summary>Reads what is new.</summary>
    public void Update()
    {
        lanes.Update();
        int rows = Index.Rows.Length;
        if (_nextTool is null || _restarts != lanes.Restarts || rows > _fittedRows * Growth)
            Fit();
        else if (_rows < rows)
            Follow();
    }

    /// <summary>What a lane has done so far.</summary>
    public LaneMemory MemoryOf(int lane)
    {
        if (_memories.TryGetValue(lane, out LaneMemory? memory) && memory.Calls.Length == lanes[lane].Length)
            return memory;
        if (_memories.Count >= MostMemories)
            _memories.Clear();
        memory = new LaneMemory(Index);
        foreach (int row in lanes[lane])
            memory.Add(row);
        return _memories[lane] = memory;
    }

    /// <summary>The odds of each tool to be called next.</summary>
    /// <param name="before">What the lane has done so far: one call at least.</param>
    /// <returns>By the tool's number in the index.</returns>
    public double[] NextTool(LaneMemory before)
    {
        var odds = new double[Index.Tools.Count];
        _nextTool!.Predict(before, odds);
        return odds;
    }

    /// <summary>The same after certain tools, whatever lane called them.</summary>
    /// <param name="last">The last tool.</param>
    /// <param name="before">The one before; 0 where it is not said.</param>
    public double[] NextTool(int last, int before = 0)
    {
        var odds = new double[Index.Tools.Count];
        _nextTool!.PredictAfter(last, before, odds);
        return odds;
    }

    private void Fit()
    {
        (_restarts, _rows, _fittedRows) = (lanes.Restarts, Index.Rows.Length, Index.Rows.Length);
        _memories.Clear();
        (_counts, _cells, _success) = (new NextToolCounts(Index, isOfSteps: true), new OutcomeCells(), null);
        var places = new LanePlaces(lanes);
        int from = Math.Max(0, _rows - MostCalls), fitFrom = Math.Max(0, _rows - FittedCalls);
        CallFacts[] facts = LaneFacts.Of(lanes, from);
        for (int row = from; row < _rows; row++)
        {
            _counts.Add(places.LaneOf(row), places[row], 1);
            _cells.Add(Index.Rows[row], facts[row], 1);
        }

        _nextTool = new NextToolModel(Index, _counts, NextToolTraining.Fit(places, _counts, row => row >= fitFrom));
        _weights = SuccessTraining.Fit(Index, facts, _cells, row => row >= fitFrom);
    }

    private void Follow()
    {
        for (; _rows < Index.Rows.Length; _rows++)
        {
            ref readonly CallRow row = ref Index.Rows[_rows];
            ReadOnlySpan<int> lane = lanes[row.Lane];
            int place = lane.LastIndexOf(_rows);
            _counts.Add(lane, place, 1);
            LaneMemory memory = MemoryBefore(row.Lane, place);
            _cells.Add(row, memory.Of(PlannedCall.Of(Index, _rows)), 1);
            memory.Add(_rows);
        }
    }

    // A lane's memory as it was at a place; one that has gone on by another way is made anew.
    private LaneMemory MemoryBefore(int lane, int place)
    {
        if (_memories.TryGetValue(lane, out LaneMemory? known) && known.Calls.SequenceEqual(lanes[lane][..place]))
            return known;
        if (_memories.Count >= MostMemories)
            _memories.Clear();
        var memory = new LaneMemory(Index);
        foreach (int row in lanes[lane][..place])
            memory.Add(row);
        return _memories[lane] = memory;
    }
}
