using System.Diagnostics;

namespace Telemetry.Benchmarks;

/// <summary>What reading the past costs: transcripts into an empty store, and again with nothing new.</summary>
internal static class ImportFigures
{
    private const long Bytes = 250_000_000, LongLineBytes = 50_000_000;
    private const int Runs = 5, SampleMs = 2;
    private const double MaxFirstMs = 2000, MaxAgain = 0.1, MaxMiB = 200;

    private const string ParseOnly =
        """
        import json, os, sys
        for folder, _, names in os.walk(sys.argv[1]):
            for name in names:
                for line in open(os.path.join(folder, name), 'rb'):
                    json.loads(line)
        """;

    public static IEnumerable<Figure> Take(Repository repository)
    {
        using var folder = new TemporaryFolder();
        string transcripts = folder.File("projects"), store = folder.File("store.jsonl");
        var (calls, bytes, files) = GeneratedTranscripts.Write(transcripts, Bytes);
        var import = new Launch(repository.Server, ["import", transcripts], ("TELEMETRY_FILE", store));
        var peaks = new List<double>();
        var again = new List<double>();
        double First()
        {
            File.Delete(store);
            File.Delete(store + ".imported");
            double ms = RunMs(import, peaks);
            again.Add(RunMs(import, peaks));
            return ms;
        }

        Sample? parsed = null, first;
        if (Reference.Python() is string python)
        {
            Sample[] sides = Interleaved.Run(Runs, First, () => RunMs(new Launch(python, ["-c", ParseOnly, transcripts]), []));
            (first, parsed) = (sides[0], sides[1]);
        }
        else
        {
            first = Interleaved.Run(Runs, First)[0];
        }

        // The last ones: Interleaved warms up first.
        var second = new Sample(again.TakeLast(Runs).ToList());
        string name = Figure.Text($"import, {bytes / 1e6:0} MB in {files} transcripts, {calls:N0} calls");
        yield return new Figure($"{name}, into an empty store", Figure.Text($"{first.Median:0} ms, {bytes / 1e3 / first.Median:0} MB/s"), Figure.Text($"under {MaxFirstMs:0} ms"), first.Median < MaxFirstMs, Figure.Text($"{Runs}"));
        yield return new Figure("import, the same again, to the first time", Figure.Text($"{second.Median / first.Median:0.000}: {second.Median:0} ms"), "under 1/10", second.Median / first.Median < MaxAgain, Figure.Text($"{Runs}"));
        yield return new Figure("import, most memory in these runs", Figure.Text($"{peaks.Max():0} MiB"), Figure.Text($"under {MaxMiB:0} MiB"), peaks.Max() < MaxMiB, Figure.Text($"{peaks.Count}"));
        yield return parsed is null
            ? Figure.NotMeasured("import, to `json.loads` of each line in Python", "", "no python3")
            : Figure.OfRatio("import, to `json.loads` of each line in Python", first, parsed);
        yield return OneTranscript(repository, folder, transcripts);
        yield return LongLine(repository, folder);
    }

    // The same lines in one file: two cores must have work there too.
    private static Figure OneTranscript(Repository repository, TemporaryFolder folder, string transcripts)
    {
        string one = Path.Combine(Directory.CreateDirectory(folder.File("one")).FullName, "all.jsonl");
        using (var file = new FileStream(one, FileMode.Create))
        {
            foreach (string path in Directory.EnumerateFiles(transcripts, "*.jsonl", SearchOption.AllDirectories))
            {
                using var part = new FileStream(path, FileMode.Open);
                part.CopyTo(file);
            }
        }

        string store = folder.File("one-store.jsonl");
        var peaks = new List<double>();
        double Run()
        {
            File.Delete(store);
            File.Delete(store + ".imported");
            return RunMs(new Launch(repository.Server, ["import", one], ("TELEMETRY_FILE", store)), peaks);
        }

        Sample sample = Interleaved.Run(Runs, Run)[0];
        return new Figure("import, the same lines in one transcript", Figure.Text($"{sample.Median:0} ms, {peaks.Max():0} MiB"), Figure.Text($"under {MaxFirstMs:0} ms and {MaxMiB:0} MiB"), sample.Median < MaxFirstMs && peaks.Max() < MaxMiB, Figure.Text($"{Runs}"));
    }

    // A line of a size that only a broken or a strange session makes: in two files at once, so that both cores meet one.
    private static Figure LongLine(Repository repository, TemporaryFolder folder)
    {
        string transcripts = Directory.CreateDirectory(folder.File("long")).FullName;
        for (int i = 0; i < 2; i++)
        {
            string path = Path.Combine(transcripts, Figure.Text($"{i}.jsonl"));
            string text = new('x', (int)LongLineBytes);
            string call = Figure.Text($$$"""{"type":"assistant","timestamp":"2026-01-01T00:00:00.000Z","message":{"id":"m{{{i}}}","role":"assistant","content":[{"type":"tool_use","id":"long{{{i}}}","name":"Write","input":{"file_path":"/p","content":"{{{text}}}"}}]}}""");
            string result = Figure.Text($$$"""{"type":"user","timestamp":"2026-01-01T00:00:01.000Z","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"long{{{i}}}","content":"done"}]}}""");
            File.WriteAllText(path, $"{call}\n{result}\n");
        }

        var peaks = new List<double>();
        string store = folder.File("long.jsonl");
        double ms = RunMs(new Launch(repository.Server, ["import", transcripts], ("TELEMETRY_FILE", store)), peaks);
        int found = File.ReadLines(store).Count(line => line.Contains("\"tool_use_id\":\"long", StringComparison.Ordinal));
        return new Figure("import, two transcripts with a line of 50 MB", Figure.Text($"{peaks[0]:0} MiB, {ms:0} ms, {found} of 2 such calls found"), Figure.Text($"under {MaxMiB:0} MiB"), peaks[0] < MaxMiB && found == 2, "1");
    }

    private static double RunMs(Launch launch, List<double> peaksMiB)
    {
        long start = Stopwatch.GetTimestamp();
        using Child child = Child.Start(launch);
        child.CloseInput();
        using var ended = new ManualResetEventSlim();
        double peak = 0;
        var watch = new Thread(() =>
        {
            while (!ended.Wait(SampleMs))
                peak = Math.Max(peak, child.PeakMiB());
        });
        watch.Start();
        int status = child.Wait().Status;
        double ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        ended.Set();
        watch.Join();
        peaksMiB.Add(peak);
        return status == 0 ? ms : throw new InvalidOperationException($"{launch.Path} ended with status {status}.");
    }
}
