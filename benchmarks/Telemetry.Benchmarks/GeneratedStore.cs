using System.Globalization;
using Telemetry.Capture;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Benchmarks;

/// <summary>A store of made-up calls, through the product's own redactor and writer, so that its lines are what the hook would have written.</summary>
internal static class GeneratedStore
{
    private const int CallsPerSession = 200, CallsPerPrompt = 12, BatchEvery = 10, BatchSize = 3;
    private const long FirstMs = 1_767_225_600_000, MeanStepMs = 15_000;

    /// <summary>Writes a store: sessions one after the other, each with its start and its batches as notes between the calls.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="calls">How many calls.</param>
    /// <param name="hasShortLines">True for lines of a client that tells no prompt, no mode and no project, which are shorter by a fifth.</param>
    /// <returns>Its size in bytes.</returns>
    public static long Write(string path, int calls, bool hasShortLines = false)
    {
        var random = new Random(calls);
        var generated = new GeneratedCalls(calls);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20);
        long timeMs = FirstMs;
        CapturedContext context = new("", null, null, "", null, null);
        var batch = new List<string>();
        for (int i = 0; i < calls; i++)
        {
            if (i % CallsPerSession == 0)
            {
                context = new CapturedContext(Id(random), null, null, Figure.Text($"/home/dev/project-{random.Next(40)}"), null, "default");
                file.Write(RecordWriter.ToLine(Redactor.Redact(new CapturedNote("session_start", context) { Model = "claude-sonnet-4-5", Reason = "startup" }, timeMs)).Span);
            }

            if (hasShortLines)
                context = new CapturedContext(context.SessionId, null, null, null, null, null);
            else if (i % CallsPerPrompt == 0)
                context = context with { PromptId = Id(random) };
            timeMs += random.NextInt64(2 * MeanStepMs);
            string id = ToolUseId(i);
            file.Write(RecordWriter.ToLine(Redactor.Redact(generated.Next(context, id), timeMs)).Span);

            if (i % BatchEvery < BatchSize)
                batch.Add(id);
            if (batch.Count < BatchSize)
                continue;
            file.Write(RecordWriter.ToLine(Redactor.Redact(new CapturedNote("batch", context) { ToolUseIds = [.. batch] }, timeMs)).Span);
            batch.Clear();
        }

        return file.Length;
    }

    /// <summary>One call more, as the hook would append it.</summary>
    public static ToolCall NextCall(int number)
    {
        var context = new CapturedContext("42d49bc9-1d06-43ba-89d2-d4839024a42b", null, null, "/home/dev/project-1", null, "default");
        return Redactor.Redact(new GeneratedCalls(number).Next(context, Figure.Text($"toolu_appended_{number}")), FirstMs + number);
    }

    // Odd multipliers permute the numbers, so that the ids look random and none comes twice.
    private static string ToolUseId(int number) => "toolu_01" + ((ulong)number * 0x9E37_79B9_7F4A_7C15).ToString("x16", CultureInfo.InvariantCulture) + ((uint)number * 2_654_435_761).ToString("x8", CultureInfo.InvariantCulture)[..6];

    private static string Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
