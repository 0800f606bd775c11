using System.Text.Json;
using System.Text.Json.Nodes;
using Telemetry.Capture;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>How long the redaction can be kept busy by 1 MB.</summary>
internal static class WorstInputFigures
{
    private const int Size = 1 << 20, SmallestSize = 1 << 14, Runs = 3, Told = 3, WarmRounds = 4;
    private static readonly TimeSpan WarmRoundRest = TimeSpan.FromMilliseconds(400);
    private const double MaxMs = 100, GivesUpMs = 1000;

    public static IEnumerable<Figure> Take()
    {
        var cases = Cases().ToArray();
        WarmUp(cases);
        var worst = cases.Select(input => (input.Name, Taken: Longest(input.Ms))).OrderByDescending(input => input.Taken.Ms / input.Taken.Size).ToArray();
        // The worst few, and all that miss the target.
        for (int place = 0; place < worst.Length && (place < Told || worst[place].Taken is { Ms: >= MaxMs } or { Size: < Size }); place++)
        {
            var (name, (ms, size)) = worst[place];
            string measured = size == Size ? Figure.Text($"{ms:0.0} ms: {name}") : Figure.Text($"{ms:0} ms for {size / 1024} KB, not tried at 1 MB: {name}");
            yield return new Figure(
                place == 0 ? Figure.Text($"redaction, the longest of {worst.Length} inputs of 1 MB, each made against one pattern") : Figure.Text($"redaction, number {place + 1} of them"),
                measured,
                place == 0 ? "under 100 ms" : "",
                place == 0 ? size == Size && ms < MaxMs : null,
                Figure.Text($"{Runs}"));
        }
    }

    // The hook is compiled ahead of time. Here methods are compiled anew some time after they were called some thirty times, and what comes first would be measured before.
    private static void WarmUp((string Name, Func<int, double> Ms)[] cases)
    {
        for (int round = 0; round < WarmRounds; round++)
        {
            foreach (var (_, ms) in cases)
                ms(SmallestSize);
            Thread.Sleep(WarmRoundRest);
        }
    }

    // A text is tried to its end, as a parameter and as an error: each way cuts elsewhere.
    private static IEnumerable<(string Name, Func<int, double> Ms)> Cases()
    {
        foreach (var (name, text) in WorstInputs.All())
        {
            yield return ($"{name}, to the end", size => WholeText.Ms(text(size)));
            yield return ($"{name}, as a command", size => Ms(HookEvents.Of("Bash", "call-0", JsonSerializer.SerializeToElement(new JsonObject { ["command"] = text(size) }), null)));
            yield return ($"{name}, as an error", size => Ms(HookEvents.Of("Bash", "call-0", JsonSerializer.SerializeToElement(new JsonObject { ["command"] = "ls" }), text(size))));
        }

        foreach (var (name, payload) in WorstEvents.All())
            yield return (name, size => Ms(payload(size)));
    }

    // Grows to 1 MB, which warms up as well; a text that takes a second before is not tried further. The median of a few runs.
    private static (double Ms, int Size) Longest(Func<int, double> ms)
    {
        for (int size = SmallestSize; size < Size; size *= 4)
        {
            if (ms(size) is var taken and > GivesUpMs)
                return (taken, size);
        }

        return (new Sample([.. Enumerable.Range(0, Runs).Select(_ => ms(Size))]).Median, Size);
    }

    private static double Ms(byte[] payload)
    {
        double start = ThreadClock.NowMs;
        if (HookEvent.Parse(payload).ToCall() is CapturedCall call)
            RecordWriter.ToLine(Redactor.Redact(call, 0));
        return ThreadClock.NowMs - start;
    }
}
