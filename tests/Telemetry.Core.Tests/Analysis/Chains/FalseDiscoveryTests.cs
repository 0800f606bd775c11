using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis.Chains;

public sealed class FalseDiscoveryTests
{
    // The example of Benjamini and Hochberg's paper: four of fifteen at 5 %.
    private static readonly double[] s_paper = [0.7590, 0.0004, 0.0019, 0.0095, 0.0001, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 1];

    [Fact]
    public void FourOfTheFifteenOfThePaperAreTold() => Assert.Equal(0.0095, FalseDiscovery.Bound([.. s_paper], 15, 0.05));

    [Fact]
    public void ThoseThatCouldNotPassCountAsTests()
    {
        double[] small = [.. s_paper.Where(one => one <= 0.05)];
        Assert.Equal(0.0095, FalseDiscovery.Bound([.. small], 15, 0.05));
        Assert.Equal(0.0004, FalseDiscovery.Bound([.. small], 100, 0.05));
    }

    [Fact]
    public void WhereNonePassesNoneMayBeTold() => Assert.True(FalseDiscovery.Bound([0.5, 0.2], 2, 0.01) < 0);
}
