using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class NextToolScoreTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(2, 0, 1, 1.0 / 2, 2)]
    [InlineData(4, 0, 0, 1.0 / 4, 4)]
    public void AToolIsScoredByItsPlaceAndItsProbability(int tool, double top1, double top3, double reciprocal, double bits) =>
        Assert.Equal(new NextToolScore(top1, top3, reciprocal, bits), NextToolScore.Of([0, 0.5, 0.25, 0.1875, 0.0625], tool));

    [Fact]
    public void EquallyProbableToolsShareTheirPlaces()
    {
        NextToolScore score = NextToolScore.Of([0, 0.25, 0.25, 0.25, 0.25], 3);
        Assert.Equal((0.25, 0.75, 2.0), (score.Top1, score.Top3, score.Bits));
        Assert.Equal((1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4) / 4, score.ReciprocalRank, 12);
    }

    [Fact]
    public void TwoAfterTwoShareTheThirdPlace()
    {
        NextToolScore score = NextToolScore.Of([0, 0.375, 0.375, 0.125, 0.125], 4);
        Assert.Equal((0, 0.5, 3.0), (score.Top1, score.Top3, score.Bits));
        Assert.Equal((1.0 / 3 + 1.0 / 4) / 2, score.ReciprocalRank, 12);
    }
}
