using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

public sealed class CaptureSettingTests
{
    [Theory]
    [InlineData(null, CaptureMode.Full)]
    [InlineData("", CaptureMode.Full)]
    [InlineData(" ", CaptureMode.Full)]
    [InlineData("full", CaptureMode.Full)]
    [InlineData("Shape", CaptureMode.Shape)]
    [InlineData(" OFF ", CaptureMode.Off)]
    public void AWordMeansAMode(string? value, CaptureMode mode) => Assert.Equal(new CaptureSetting(mode), CaptureSetting.Of(value));

    [Theory]
    [InlineData("shapes")]
    [InlineData("none")]
    [InlineData("0")]
    [InlineData("full!")]
    public void AnUnknownWordStoresNoText(string value) => Assert.Equal(new CaptureSetting(CaptureMode.Shape, value), CaptureSetting.Of(value));
}
