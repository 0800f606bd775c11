using System.Diagnostics;

namespace Telemetry.Benchmarks;

/// <summary>What a cold start over a large history costs, in the shipped program: reading every line and building the index.</summary>
internal static class ScanFigures
{
    private const int Calls = 1_000_000, Runs = 7, Asks = 100;
    private const double MinMbPerSecond = 400, MaxAnswerMs = 20;

    public static IEnumerable<Figure> Take(Repository repository)
    {
        using var folder = new TemporaryFolder();
        string store = folder.File("store.jsonl");
        // Short lines cost more for their bytes than long ones: the target has to hold for both.
        foreach (Figure figure in Cold(repository, store, "short lines", GeneratedStore.Write(store, Calls, hasShortLines: true)))
            yield return figure;
        foreach (Figure figure in Cold(repository, store, "lines as the hook writes them", GeneratedStore.Write(store, Calls)))
            yield return figure;

        foreach (Figure figure in Answers(repository, store))
            yield return figure;
    }

    /// <summary>What warm answers over the large history cost.</summary>
    public static IEnumerable<Figure> TakeAnswers(Repository repository)
    {
        using var folder = new TemporaryFolder();
        string store = folder.File("store.jsonl");
        GeneratedStore.Write(store, Calls);
        foreach (Figure figure in Answers(repository, store))
            yield return figure;
    }

    private static IEnumerable<Figure> Answers(Repository repository, string store)
    {
        var server = new Launch(repository.Server, ["serve"], ("TELEMETRY_FILE", store));
        foreach (Figure figure in ServerFigures.Answers(server, store, Calls, Asks, MaxAnswerMs))
            yield return figure;
        foreach (Figure figure in ServerFigures.Failures(server, store, Calls, Asks, MaxAnswerMs))
            yield return figure;
    }

    private static IEnumerable<Figure> Cold(Repository repository, string store, string lines, long bytes)
    {
        Launch full = Stats(repository, store), none = Stats(repository, store + ".none");
        var wallMs = new List<double>();
        var emptyWallMs = new List<double>();
        Sample[] cpu = Interleaved.Run(Runs, () => CpuMs(full, wallMs), () => CpuMs(none, emptyWallMs));

        // Less the same program without a store, so that what is left is the store. The answer itself, some milliseconds, is in it.
        double cpuMs = cpu[0].Median - cpu[1].Median;
        double wall = Median(wallMs) - Median(emptyWallMs);
        double mbPerSecond = bytes / 1e6 / (cpuMs / 1e3);
        yield return new Figure(
            Figure.Text($"scan, cold index over {Calls:N0} calls, {lines} ({bytes / 1e6:0} MB), per core used"),
            Figure.Text($"{mbPerSecond:0} MB/s: {cpuMs:0} ms of CPU, {Calls / cpuMs / 1e3:0.00} million calls a second"),
            Figure.Text($"at least {MinMbPerSecond:0} MB/s"),
            mbPerSecond >= MinMbPerSecond,
            Figure.Text($"{Runs}"));
        yield return new Figure("scan, the same in wall time", Figure.Text($"{wall:0} ms, {bytes / 1e6 / (wall / 1e3):0} MB/s"), "", null, Figure.Text($"{Runs}"));
    }

    private static Launch Stats(Repository repository, string store) => new(repository.Server, ["stats", "--json"], ("TELEMETRY_FILE", store));

    private static double CpuMs(Launch launch, List<double> wallMs)
    {
        long start = Stopwatch.GetTimestamp();
        using Child child = Child.Start(launch);
        child.CloseInput();
        var (status, cpuMs) = child.Wait();
        wallMs.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return status == 0 ? cpuMs : throw new InvalidOperationException($"{launch.Path} stats ended with status {status}.");
    }

    private static double Median(List<double> values) => new Sample(values).Median;
}
