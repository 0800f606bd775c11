using System.Globalization;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

public sealed class SinceTests
{
    [Theory]
    [InlineData("30m", "2026-06-01T08:30:00Z")]
    [InlineData("24h", "2026-05-31T09:00:00Z")]
    [InlineData("7d", "2026-05-25T09:00:00Z")]
    [InlineData("2w", "2026-05-18T09:00:00Z")]
    [InlineData("0d", "2026-06-01T09:00:00Z")]
    [InlineData("2026-05-31", "2026-05-31T00:00:00Z")]
    [InlineData("2026-05-31T10:30", "2026-05-31T10:30:00Z")]
    [InlineData("2026-05-31T10:30:00Z", "2026-05-31T10:30:00Z")]
    [InlineData("2026-05-31T10:30:00+02:00", "2026-05-31T08:30:00Z")]
    public void ASpanCountsBackFromNowAndADateIsOfUtc(string text, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), Since.Parse(text, Some.Now));

    [Theory]
    [InlineData("99999w")]
    [InlineData("99999d")]
    public void ASpanLongerThanAllHistoryIsFine(string text) => Assert.True(Since.Parse(text, Some.Now) < Some.Start);

    // A parser that takes a time of day for one of today would ask the system's clock.
    [Theory]
    [InlineData("d")]
    [InlineData("7x")]
    [InlineData("1.5h")]
    [InlineData(" 7d")]
    [InlineData("10:30:00")]
    [InlineData("January 5")]
    [InlineData("0001-01-00")]
    [InlineData("123456789d")]
    public void AnythingElseIsRefused(string text) => Assert.Throws<QuestionException>(() => Since.Parse(text, Some.Now));
}
