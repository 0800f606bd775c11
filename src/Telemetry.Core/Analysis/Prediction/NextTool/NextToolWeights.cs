namespace Telemetry.Analysis;

/// <summary>How much each context is believed, by how many calls it has seen.</summary>
internal sealed class NextToolWeights
{
    private const int Classes = 8;
    private const double CacheWeight = 0.2;

    // Where little was learnt, the last two tools and the session so far are what is known to predict well; the other contexts have to earn their weight.
    private readonly double[] _weights = new double[NextToolOdds.Experts * Classes];

    public NextToolWeights()
    {
        for (int i = 0; i < _weights.Length; i++)
            _weights[i] = PriorOf(i);
    }

    public double this[int expert, double seen] => _weights[PlaceOf(expert, seen)];

    /// <summary>Moves a weight along its gradient, and a little towards where it started.</summary>
    public void Move(int expert, double seen, double gradient, double rate, double ridge)
    {
        int place = PlaceOf(expert, seen);
        _weights[place] += rate * (gradient - ridge * (_weights[place] - PriorOf(place)));
    }

    private static double PriorOf(int place)
    {
        int expert = place / Classes;
        return expert == 0 ? 1 : expert is >= NextToolOdds.FirstCache and < NextToolOdds.FirstCache + 3 ? CacheWeight : 0;
    }

    private static int PlaceOf(int expert, double seen) => expert * Classes + seen switch { 0 => 0, < 3 => 1, < 8 => 2, < 25 => 3, < 80 => 4, < 300 => 5, < 1500 => 6, _ => 7 };
}
