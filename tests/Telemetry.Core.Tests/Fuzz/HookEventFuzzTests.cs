using System.Text.Json;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Fuzz;

/// <summary>Whatever comes on standard input, the hook writes records or nothing.</summary>
[Collection(FuzzRuns.Name)]
public sealed class HookEventFuzzTests
{
    private static readonly CallShape s_shape = new("0123456789abcdef"u8);

    [Fact]
    public void ADamagedEventIsRefusedAsNoJsonOrBecomesRecords() => Fuzzing.Run(Fuzzing.LinesOf("events.jsonl"), payload =>
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        try
        {
            lines.AddRange(Recorded.LinesOf(payload));
            lines.AddRange(Recorded.LinesOf(payload, s_shape));
        }
        catch (JsonException)
        {
            // The hook logs this and goes.
        }

        Assert.All(lines, line => Recorded.AssertIsRecord(line.Span));
    });

    [Fact]
    public void EveryRealEventBecomesRecords()
    {
        // Else the test above would hold for a hook that refuses everything.
        int lines = 0;
        foreach (byte[] payload in Fuzzing.LinesOf("events.jsonl"))
        {
            foreach (ReadOnlyMemory<byte> line in Recorded.LinesOf(payload))
            {
                Recorded.AssertIsRecord(line.Span);
                lines++;
            }
        }

        Assert.True(lines > 30, $"{lines} lines");
    }
}
