using System.Text;
using CsCheck;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

public sealed class Iso8601Tests
{
    [Fact]
    public void EveryInstantIsReadBackAsItWasWritten() =>
        Gen.Long[0, 253_402_300_799_999].Sample(ms => Iso8601.TryParse(Iso8601.Format(ms), out long back) && back == ms);

    [Fact]
    public void AStampIsWrittenInUtcWithMilliseconds() =>
        Assert.Equal("2026-11-22T11:30:28.708Z", Encoding.ASCII.GetString(Iso8601.Format(1_795_347_028_708)));

    [Theory]
    [InlineData("2025-01-03T10:30:00+02:00", "2025-01-03T08:30:00.000Z")]
    [InlineData("2025-01-03T10:30:00.123456Z", "2025-01-03T10:30:00.123Z")]
    [InlineData("2025-01-03T10:30:00Z", "2025-01-03T10:30:00.000Z")]
    public void OtherFormsOfIsoAreReadToo(string text, string expected)
    {
        Assert.True(Iso8601.TryParse(Encoding.ASCII.GetBytes(text), out long ms));
        Assert.Equal(expected, Encoding.ASCII.GetString(Iso8601.Format(ms)));
    }

    [Fact]
    public void AStampWithoutAZoneIsLocalTime()
    {
        Assert.True(Iso8601.TryParse("2025-01-03T10:30:00"u8, out long ms));
        var local = new DateTime(2025, 1, 3, 10, 30, 0, DateTimeKind.Local);
        Assert.Equal(new DateTimeOffset(local).ToUnixTimeMilliseconds(), ms);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2025-13-03T10:30:00.000Z")]
    [InlineData("2025-02-30T10:30:00.000Z")]
    [InlineData("2025-02-03T10:3x:00.000Z")]
    public void WhatIsNoTimeIsRefused(string text) => Assert.False(Iso8601.TryParse(Encoding.ASCII.GetBytes(text), out _));
}
