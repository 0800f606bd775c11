using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Where each call stands in its lane.</summary>
internal sealed class LanePlaces
{
    private readonly LaneRows _lanes;
    private readonly int[] _places;

    public LanePlaces(LaneRows lanes)
    {
        _lanes = lanes;
        _places = new int[lanes.Index.Rows.Length];
        for (int lane = 0; lane < lanes.Count; lane++)
        {
            ReadOnlySpan<int> rows = lanes[lane];
            for (int place = 0; place < rows.Length; place++)
                _places[rows[place]] = place;
        }
    }

    public CallIndex Index => _lanes.Index;

    /// <summary>How many calls there are.</summary>
    public int Count => _places.Length;

    /// <summary>A row's place in its lane, from 0.</summary>
    public int this[int row] => _places[row];

    /// <summary>The rows of a row's lane.</summary>
    public ReadOnlySpan<int> LaneOf(int row) => _lanes[Index.Rows[row].Lane];
}
