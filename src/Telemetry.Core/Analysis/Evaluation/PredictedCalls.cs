using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The calls that are predicted, each with a place: in the order they ended.</summary>
internal sealed class PredictedCalls
{
    private readonly int[] _placeOf;

    public PredictedCalls(Folds folds, Func<int, bool> isPredicted)
    {
        Rows = [.. folds.ByTime.ToArray().Where(isPredicted)];
        _placeOf = new int[folds.ByTime.Length];
        Sessions = new int[Rows.Length];
        var numbers = new Dictionary<int, int>();
        ReadOnlySpan<CallRow> rows = folds.Index.Rows;
        for (int place = 0; place < Rows.Length; place++)
        {
            int session = rows[Rows[place]].Session;
            if (!numbers.TryGetValue(session, out int number))
                numbers[session] = number = numbers.Count;
            _placeOf[Rows[place]] = place;
            Sessions[place] = number;
        }

        SessionCount = numbers.Count;
    }

    /// <summary>By place, the row.</summary>
    public int[] Rows { get; }

    /// <summary>By place, the session: a number from 0 up.</summary>
    public int[] Sessions { get; }

    public int SessionCount { get; }

    public int PlaceOf(int row) => _placeOf[row];
}
