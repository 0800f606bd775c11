namespace Telemetry.Benchmarks;

/// <summary>Measures several sides of a comparison in turns, so that whatever else the machine does meanwhile happens to all of them.</summary>
internal static class Interleaved
{
    private const int WarmUps = 3;

    /// <summary>Runs all sides once per round. Each round starts with another side, so that none always runs after the same neighbour.</summary>
    /// <param name="rounds">How many measurements each side gets.</param>
    /// <param name="sides">Each measures itself once, in whatever unit.</param>
    public static Sample[] Run(int rounds, params Func<double>[] sides)
    {
        var values = new double[sides.Length][];
        for (int side = 0; side < sides.Length; side++)
        {
            values[side] = new double[rounds];
            for (int i = 0; i < WarmUps; i++)
                sides[side]();
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < sides.Length; turn++)
            {
                int side = (round + turn) % sides.Length;
                values[side][round] = sides[side]();
            }
        }

        return [.. values.Select(side => new Sample(side))];
    }
}
