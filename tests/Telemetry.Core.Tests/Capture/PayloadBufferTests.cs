using System.Text;
using CsCheck;
using Telemetry.Capture;

namespace Telemetry.Core.Tests.Capture;

public sealed class PayloadBufferTests
{
    private const string Payload = """{"a":"}\"{","b":[{"c":"\\"},2],"d":"\\\""}""";

    [Fact]
    public void TheEndOfTheValueIsFoundHoweverItArrives() => Gen.Int[1, 12].Sample(step =>
    {
        var buffer = new PayloadBuffer();
        byte[] bytes = Encoding.UTF8.GetBytes(Payload);
        for (int i = 0; i < bytes.Length; i += step)
        {
            Assert.False(buffer.IsComplete());
            Feed(buffer, bytes.AsSpan(i, Math.Min(step, bytes.Length - i)));
        }

        Assert.True(buffer.IsComplete());
        Assert.True(buffer.MayBeComplete);
        Assert.Equal(Payload, Encoding.UTF8.GetString(buffer.Payload.Span));
    });

    [Fact]
    public void APayloadOverTheLimitIsCountedAndThrownAway()
    {
        var buffer = new PayloadBuffer();
        var chunk = new byte[1024 * 1024];
        for (int i = 0; i < 50; i++)
            Feed(buffer, chunk);
        Assert.True(buffer.IsTooLarge);
        Assert.Equal(50L * 1024 * 1024, buffer.TotalBytes);
    }

    private static void Feed(PayloadBuffer buffer, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            Span<byte> space = buffer.FreeSpace();
            int count = Math.Min(space.Length, bytes.Length);
            bytes[..count].CopyTo(space);
            buffer.Advance(count);
            bytes = bytes[count..];
        }
    }
}
