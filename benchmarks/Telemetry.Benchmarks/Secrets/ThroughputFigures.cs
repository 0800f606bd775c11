namespace Telemetry.Benchmarks.Secrets;

/// <summary>How fast text without a secret is looked through, on one core, and what it leaves to the garbage collector.</summary>
internal static class ThroughputFigures
{
    private const int Texts = 128, Characters = 8192, Rounds = 101, WarmUpMs = 600;
    private const double MinMbPerSecond = 200;

    // The kinds take turns, so that the machine's fast and slow moments, which last for seconds, come to all of them.
    public static IEnumerable<Figure> Take()
    {
        var kinds = CleanTexts.All(Texts, Characters).ToArray();
        double[][] ms = [.. kinds.Select(_ => new double[Rounds])];
        foreach (var (_, texts) in kinds)
            WarmUp(texts);
        for (int round = 0; round < Rounds; round++)
        {
            for (int kind = 0; kind < kinds.Length; kind++)
                ms[kind][round] = Ms(kinds[kind].Texts);
        }

        return kinds.Select((kind, i) => Figure(kind.Kind, kind.Texts, ms[i]));
    }

    private static Figure Figure(string kind, string[] texts, double[] ms)
    {
        int changed = texts.Count(text => !ReferenceEquals(WholeText.Redact(text), text));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Ms(texts);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        double mb = texts.Sum(text => (long)text.Length) / 1e3, mbPerSecond = mb / new Sample(ms).Median;
        return new Figure(
            Benchmarks.Figure.Text($"redaction, clean text on one core: {kind}"),
            Benchmarks.Figure.Text($"{mbPerSecond:0} MB/s, {allocated} bytes allocated; fastest round {mb / ms.Min():0} MB/s") + (changed > 0 ? Benchmarks.Figure.Text($", **{changed} of {Texts} texts changed**") : ""),
            "at least 200 MB/s, 0 bytes",
            mbPerSecond >= MinMbPerSecond && allocated == 0,
            Benchmarks.Figure.Text($"{Rounds}"));
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
