using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class CalibrationTests
{
    [Theory]
    [InlineData(0.75, true, 0.0625)]
    [InlineData(0.75, false, 0.5625)]
    [InlineData(1, true, 0)]
    public void TheBrierScoreIsTheSquaredDistance(double estimate, bool outcome, double score) => Assert.Equal(score, Calibration.Brier(estimate, outcome));

    [Fact]
    public void LogLossIsInNatsAndASurpriseCostsNoMoreThanOneInTenThousand()
    {
        Assert.Equal(Math.Log(2), Calibration.LogLoss(0.5, false), 12);
        Assert.Equal(Math.Log(4), Calibration.LogLoss(0.75, false), 12);
        Assert.Equal(Math.Log(10_000), Calibration.LogLoss(1, false), 12);
        Assert.Equal(Math.Log(10_000), Calibration.LogLoss(0, true), 12);
        Assert.Equal((Math.Log(2) + Math.Log(4)) / 2, Calibration.LogLoss([0.5, 0.75], [false, false]), 12);
    }

    [Fact]
    public void TheCalibrationErrorIsTheMeanDistanceOfTenthsOfTheCalls()
    {
        // Twenty calls, two in a bin: all estimated 0.9 but two, which both fail at 0.2, and of the others nine fail, one in each bin.
        double[] estimates = [.. Enumerable.Repeat(0.9, 18), 0.2, 0.2];
        bool[] outcomes = [.. Enumerable.Range(0, 18).Select(i => i % 2 == 0), false, false];
        Assert.Equal((9 * (0.9 - 0.5) + 0.2) / 10, Calibration.Error(estimates, outcomes), 12);
    }

    [Fact]
    public void EstimatesThatAreTheRateOfTheirBinHaveNoError()
    {
        double[] estimates = [.. Enumerable.Range(0, 100).Select(i => i / 10 / 10.0)];
        bool[] outcomes = [.. Enumerable.Range(0, 100).Select(i => i % 10 < i / 10)];
        Assert.Equal(0, Calibration.Error(estimates, outcomes), 12);
        Assert.True(Calibration.Error([.. estimates.Select(p => p / 2)], outcomes) > 0.2);
    }
}
