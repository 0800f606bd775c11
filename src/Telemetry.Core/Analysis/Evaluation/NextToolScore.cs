namespace Telemetry.Analysis;

/// <summary>How good one prediction of the next tool was.</summary>
/// <param name="Top1">1 where the tool that came was held the most probable.</param>
/// <param name="Top3">1 where it was among the three most probable.</param>
/// <param name="ReciprocalRank">1 divided by its place.</param>
/// <param name="Bits">How surprising it was: −log2 of its probability.</param>
/// <remarks>Tools that are held equally probable share their places: each score is its expectation over the orders they could stand in.</remarks>
internal readonly record struct NextToolScore(double Top1, double Top3, double ReciprocalRank, double Bits)
{
    /// <summary>Scores the odds where a tool came.</summary>
    public static NextToolScore Of(ReadOnlySpan<double> odds, int tool)
    {
        double p = odds[tool];
        int above = 0, equal = 0;
        foreach (double other in odds[1..])
        {
            above += other > p ? 1 : 0;
            equal += other == p ? 1 : 0;
        }

        double reciprocal = 0;
        for (int place = above + 1; place <= above + equal; place++)
            reciprocal += 1.0 / place;
        return new NextToolScore(Within(1, above, equal), Within(3, above, equal), reciprocal / equal, -Math.Log2(p));
    }

    private static double Within(int places, int above, int equal) => Math.Clamp((double)(places - above) / equal, 0, 1);
}
