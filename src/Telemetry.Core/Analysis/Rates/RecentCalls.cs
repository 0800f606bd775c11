namespace Telemetry.Analysis;

/// <summary>The newest calls of a group by the time they ended, in whatever order they are added; older ones weigh nothing any more.</summary>
internal sealed class RecentCalls
{
    /// <summary>After so many calls of the group a call weighs half.</summary>
    public const int HalfLife = 50;

    // Ten half-lives: what is older weighs less than a thousandth.
    private const int Kept = 10 * HalfLife, Room = 2 * Kept;

    private readonly List<(long TimestampMs, int Row, bool IsSuccess)> _calls = [];

    public void Add(long timestampMs, int row, bool isSuccess)
    {
        var call = (timestampMs, row, isSuccess);
        int place = _calls.Count;
        // An import adds old calls behind new ones.
        if (place > 0 && IsBefore(call, _calls[place - 1]))
        {
            place = ~_calls.BinarySearch(call, Order.Instance);
            if (place == 0 && _calls.Count >= Kept)
                return;
        }

        _calls.Insert(place, call);
        if (_calls.Count == Room)
            _calls.RemoveRange(0, Room - Kept);
    }

    /// <summary>The weighted rate, and the number of equally weighted calls that would be as sure (L. Kish, Survey Sampling, 1965).</summary>
    public (double Rate, double EffectiveN) Weigh()
    {
        double weight = 1, sum = 0, squares = 0, successes = 0, decay = Math.Pow(0.5, 1.0 / HalfLife);
        for (int i = _calls.Count - 1; i >= Math.Max(0, _calls.Count - Kept); i--)
        {
            sum += weight;
            squares += weight * weight;
            successes += _calls[i].IsSuccess ? weight : 0;
            weight *= decay;
        }

        return sum == 0 ? (0, 0) : (successes / sum, sum * sum / squares);
    }

    private static bool IsBefore((long TimestampMs, int Row, bool) one, (long TimestampMs, int Row, bool) other) =>
        one.TimestampMs < other.TimestampMs || (one.TimestampMs == other.TimestampMs && one.Row < other.Row);

    private sealed class Order : IComparer<(long TimestampMs, int Row, bool IsSuccess)>
    {
        public static readonly Order Instance = new();

        public int Compare((long TimestampMs, int Row, bool IsSuccess) one, (long TimestampMs, int Row, bool IsSuccess) other) =>
            one.TimestampMs != other.TimestampMs ? one.TimestampMs.CompareTo(other.TimestampMs) : one.Row.CompareTo(other.Row);
    }
}
