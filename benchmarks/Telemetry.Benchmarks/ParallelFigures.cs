using System.Diagnostics;
using Telemetry.Analysis;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Benchmarks;

/// <summary>What the ledger of parallel calls tells of a store, and how often it is wrong about dependencies that were planted.</summary>
internal static class ParallelFigures
{
    private const double MaxShare = 0.07, MinPrecision = 0.95, MaxWrong = 0.05, MinFound = 0.8;
    private const int Sessions = 200, Repeats = 9;

    /// <summary>The report in markdown, line by line.</summary>
    /// <param name="path">A store.</param>
    public static IEnumerable<string> Report(string path)
    {
        using var folder = new TemporaryFolder();
        string copy = folder.File("copy.jsonl");
        File.Copy(path, copy);
        var index = new CallIndex(copy);
        long started = Stopwatch.GetTimestamp();
        index.Refresh();
        double readMs = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var lanes = new LaneRows(index);
        lanes.Update();
        ParallelLedger ledger = new(lanes);
        double firstMs = MsOf(ledger, new CallFilter(), out Parallelism told);
        LatencySamples samples = new(index, new CallFilter());
        RepeatedWork repeats = new(lanes);
        double remediesMs = MsOf(index, samples, repeats);
        // The same again once a line came, in the lane that has most.
        int longest = Enumerable.Range(0, lanes.Count).MaxBy(lane => lanes[lane].Length);
        ToolCall last = index.ReadCall(index.Rows[lanes[longest][^1]])!;
        List<double> warm = [], since = [], warmRemedies = [];
        for (int i = 0; i < Repeats; i++)
        {
            using (FileStream appended = File.Open(copy, FileMode.Open))
            {
                appended.Seek(0, SeekOrigin.End);
                appended.Write(RecordWriter.ToLine(last with { ToolUseId = Figure.Text($"appended-{i}") }).Span);
            }

            index.Refresh();
            lanes.Update();
            warm.Add(MsOf(ledger, new CallFilter(), out _));
            since.Add(MsOf(ledger, new CallFilter { SinceMs = 1 }, out _));
            warmRemedies.Add(MsOf(index, samples, repeats));
        }

        double warmMs = warm.Order().ElementAt(Repeats / 2), sinceMs = since.Order().ElementAt(Repeats / 2), warmRemediesMs = warmRemedies.Order().ElementAt(Repeats / 2);
        yield return Figure.Text($"{told.Calls} calls in {index.LaneCount} lanes, {told.Batches} batches with {told.BatchedCalls} calls, {told.BrokenBatches} of them broken by a failure ({told.Risk * 100:0.0} %).");
        yield return "";
        yield return "| neighbouring reads | number | share |";
        yield return "|---|---|---|";
        foreach (var (name, number) in new[] { ("independent", told.Independent), ("dependent", told.Dependent), ("unknown", told.Unknown), ("all", told.Boundaries) })
            yield return Figure.Text($"| {name} | {number} | {(told.Boundaries == 0 ? 0 : number * 100.0 / told.Boundaries):0.0} % |");
        yield return "";
        yield return Figure.Head;
        yield return new Figure("saved at most, share of active time", Figure.Text($"{told.Share * 100:0.00} %"), "at most 7 %", told.Share <= MaxShare, Figure.Text($"{told.SavedMs / 1000} s of {told.ActiveMs / 1000} s")).ToString();
        yield return new Figure("ledger, first time, beside reading the store", Figure.Text($"{firstMs:0} ms beside {readMs:0} ms"), "", null, Figure.Text($"{told.Calls}")).ToString();
        yield return new Figure("ledger, a line appended to the longest lane", Figure.Text($"{warmMs:0.0} ms; since a time {sinceMs:0.0} ms"), "under 20 ms", warmMs < 20, Figure.Text($"{told.Calls}")).ToString();
        yield return new Figure("remedies, first time; a line appended", Figure.Text($"{remediesMs:0} ms; {warmRemediesMs:0.0} ms"), "under 20 ms", warmRemediesMs < 20, Figure.Text($"{told.Calls}")).ToString();
        yield return "";
        foreach (string row in Planted())
            yield return row;
    }

    private static double MsOf(ParallelLedger ledger, CallFilter filter, out Parallelism told)
    {
        long started = Stopwatch.GetTimestamp();
        ledger.Update();
        told = ledger.Of(filter);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double MsOf(CallIndex index, LatencySamples samples, RepeatedWork repeats)
    {
        IReadOnlyList<Bottleneck> bottlenecks = Bottleneck.From(GroupStats.From(index, new CallFilter(), GroupBy.Tool), 3);
        long started = Stopwatch.GetTimestamp();
        samples.Update();
        repeats.Update();
        new Remedies(samples, repeats).Of(bottlenecks);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    // By kind of what the second call names: how many of such pairs were called what.
    private static IEnumerable<string> Planted()
    {
        var planted = new PlantedReads(1).Add(Sessions);
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "planted.jsonl");
        File.WriteAllLines(path, planted.Lines);
        Dictionary<string, BoundaryTier> tiers = TiersOf(path);
        yield return "| planted: the second call names | needed the answer | independent | dependent | unknown |";
        yield return "|---|---|---|---|---|";
        foreach (var kind in planted.Pairs.GroupBy(pair => (pair.IsNeeded, pair.Kind)).OrderBy(kind => kind.Key))
            yield return $"| {kind.Key.Kind} | {(kind.Key.IsNeeded ? "yes" : "no")} | {Count(kind, BoundaryTier.Independent)} | {Count(kind, BoundaryTier.Dependent)} | {Count(kind, BoundaryTier.Unknown)} |";
        yield return "";
        int told = planted.Pairs.Count(pair => tiers[pair.SecondId] == BoundaryTier.Independent), right = planted.Pairs.Count(pair => !pair.IsNeeded && tiers[pair.SecondId] == BoundaryTier.Independent);
        int needed = planted.Pairs.Count(pair => pair.IsNeeded), free = planted.Pairs.Count - needed;
        yield return Figure.Head;
        yield return new Figure("planted dependencies called independent", Figure.Text($"{(told - right) * 100.0 / needed:0.0} %"), "at most 5 %", told - right <= MaxWrong * needed, Figure.Text($"{needed}")).ToString();
        yield return new Figure("precision of \"independent\"", Figure.Text($"{right / (double)told:0.000}"), "at least .95", right >= MinPrecision * told, Figure.Text($"{told}")).ToString();
        yield return new Figure("planted independent pairs found", Figure.Text($"{right * 100.0 / free:0.0} %"), "at least 80 %", right >= MinFound * free, Figure.Text($"{free}")).ToString();

        int Count(IEnumerable<PlantedPair> pairs, BoundaryTier tier) => pairs.Count(pair => tiers[pair.SecondId] == tier);
    }

    private static Dictionary<string, BoundaryTier> TiersOf(string path)
    {
        var index = new CallIndex(path);
        index.Refresh();
        var ledger = new ParallelLedger(index);
        ledger.Update();
        return ledger.Boundaries.ToDictionary(boundary => index.ReadCall(index.Rows[boundary.Second])!.ToolUseId!, boundary => boundary.Tier);
    }
}
