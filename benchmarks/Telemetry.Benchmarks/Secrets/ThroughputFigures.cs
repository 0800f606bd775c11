namespace Telemetry.Benchmarks.Secrets;

/// <summary>How fast text without a secret is looked through, on one core, and what it leaves to the garbage collector.</summary>
internal static class ThroughputFigures
{
    private const int Texts = 128, Characters = 8192, Rounds = 25, WarmUpMs = 600;
    private const double MinMbPerSecond = 200;

    public static IEnumerable<Figure> Take()
    {
        foreach (var (kind, texts) in CleanTexts.All(Texts, Characters))
        {
            int changed = texts.Count(text => !ReferenceEquals(WholeText.Redact(text), text));
            WarmUp(texts);
            double[] ms = [.. Enumerable.Range(0, Rounds).Select(_ => Ms(texts))];
            long before = GC.GetAllocatedBytesForCurrentThread();
            Ms(texts);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            double mbPerSecond = texts.Sum(text => (long)text.Length) / 1e3 / new Sample(ms).Median;
            yield return new Figure(
                Figure.Text($"redaction, clean text on one core: {kind}"),
                Figure.Text($"{mbPerSecond:0} MB/s, {allocated} bytes allocated") + (changed > 0 ? Figure.Text($", **{changed} of {Texts} texts changed**") : ""),
                "at least 200 MB/s, 0 bytes",
                mbPerSecond >= MinMbPerSecond && allocated == 0,
                Figure.Text($"{Rounds}"));
        }
    }

    // Until the runtime has compiled the loops a second time, with what it saw in the first.
    private static void WarmUp(string[] texts)
    {
        for (double start = ThreadClock.NowMs; ThreadClock.NowMs - start < WarmUpMs;)
            Ms(texts);
    }

    private static double Ms(string[] texts)
    {
        double start = ThreadClock.NowMs;
        foreach (string text in texts)
            WholeText.Redact(text);
        return ThreadClock.NowMs - start;
    }
}
