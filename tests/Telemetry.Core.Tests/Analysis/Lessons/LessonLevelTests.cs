using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class LessonLevelTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 10)]
    [InlineData(99, 30)]
    [InlineData(100, 100)]
    [InlineData(5_000_000, 100)]
    public void ALevelIsTheLargestThresholdThatWasReached(long count, int level) => Assert.Equal(level, LessonLevel.Of(count));
}
