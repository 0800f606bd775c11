using System.Diagnostics;

namespace Telemetry.Benchmarks;

/// <summary>What one event costs the session: the hook's whole life, from its start to its end, seen from outside.</summary>
internal static class HookFigures
{
    private const int Rounds = 300, LargeBytes = 560_000;
    private const long MaxProgramBytes = 4 * 1024 * 1024;
    private const string PythonTarget = "at most 1/8", CTarget = "at most 4 times", LargeTarget = "at most 2 times";

    /// <summary>Runs the program once: from before its start until its end is known, the payload written through a pipe as the client does; in milliseconds.</summary>
    public static Func<double> On(Launch launch, byte[] payload) => () =>
    {
        long start = Stopwatch.GetTimestamp();
        using Child child = Child.Start(launch);
        child.Write(payload);
        child.CloseInput();
        int status = child.Wait().Status;
        double elapsedMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return status == 0 ? elapsedMs : throw new InvalidOperationException($"{launch.Path} ended with status {status}.");
    };

    public static IEnumerable<Figure> Take(Repository repository)
    {
        using var folder = new TemporaryFolder();
        string store = folder.File("store.jsonl");
        byte[] small = HookEvents.Shell("toolu_benchmark_small"), large = HookEvents.Write("toolu_benchmark_large", LargeBytes);
        var hook = new Launch(repository.Hook, ["PostToolUse"], ("TELEMETRY_FILE", store));
        string? python = Reference.Python(), append = Reference.Compile(repository.AppendSource, folder.Path);
        // A side that is missing takes no time at all; its row is left out below.
        Func<double> pass = python is null ? () => 0 : On(new Launch(python, ["-c", "pass"]), small);
        Launch? copying = append is null ? null : new Launch(append, [folder.File("copies.jsonl")]);
        Func<double> copy = copying is null ? () => 0 : On(copying, small), copyLarge = copying is null ? () => 0 : On(copying, large);

        int before = Lines(store);
        Sample[] sides = Interleaved.Run(Rounds, On(hook, small), pass, copy, On(hook, large), copyLarge);
        int written = Lines(store) - before;
        if (written < 2 * Rounds)
            throw new InvalidOperationException($"The hook was run {2 * Rounds} times and recorded {written} events.");

        const string PythonName = "hook, small event, to `python3 -c pass`", CName = "hook, small event, to a C program that appends the same";
        yield return python is null
            ? Figure.NotMeasured(PythonName, PythonTarget, "no python3")
            : Figure.OfRatio(PythonName, sides[0], sides[1], 1 / 8.0, PythonTarget);
        yield return append is null
            ? Figure.NotMeasured(CName, CTarget, "no gcc")
            : Figure.OfRatio(CName, sides[0], sides[2], 4, CTarget);
        yield return Figure.OfRatio(Figure.Text($"hook, Write event of {large.Length / 1000.0:0} KB, to the small one ({small.Length} bytes)"), sides[3], sides[0], 2, LargeTarget);
        if (append is not null)
            yield return Figure.OfRatio("hook, that Write event, to the C program on the same", sides[3], sides[4]);
        long bytes = new FileInfo(repository.Hook).Length;
        yield return new Figure("hook, size of the program", Figure.Text($"{bytes / 1024.0 / 1024:0.00} MiB"), "at most 4 MiB", bytes <= MaxProgramBytes, "1");
    }

    private static int Lines(string path) => File.Exists(path) ? File.ReadLines(path).Count() : 0;
}
