using Telemetry.Storage;

namespace Telemetry.Benchmarks;

/// <summary>What the server costs its client: the start, the answers, the end.</summary>
internal static class ServerFigures
{
    private const int Calls = 100_000, Starts = 40, Asks = 300, Ends = 20;
    private const double MaxP50Ms = 2, MaxEndMs = 200;
    private const string StartTarget = "at most 1/4";

    public static IEnumerable<Figure> Take(Repository repository)
    {
        using var folder = new TemporaryFolder();
        string store = folder.File("store.jsonl");
        GeneratedStore.Write(store, Calls);
        var server = new Launch(repository.Server, ["serve"], ("TELEMETRY_FILE", store));
        yield return Start(repository, server, folder.File("memory.jsonl"));
        foreach (Figure figure in Answers(server, store, Calls, Asks, MaxP50Ms))
            yield return figure;

        var statuses = new HashSet<int>();
        Sample[] ends = Interleaved.Run(Ends, () => EofMs(server, statuses), () => SignalMs(server, statuses, Posix.Terminate), () => SignalMs(server, statuses, Posix.Interrupt));
        yield return EndOf("server, end after the end of input, a subscription open", ends[0]);
        yield return EndOf("server, end after SIGTERM, its index loaded", ends[1]);
        yield return EndOf("server, end after SIGINT, its index loaded", ends[2]);
        yield return new Figure("server, exit codes of all these ends", string.Join(", ", statuses.Order().Select(status => Figure.Text($"{status >> 8}"))), "0", statuses.SetEquals([0]), Figure.Text($"{3 * Ends}"));
    }

    /// <summary>Asks a warm server again and again, in turns with and without a line appended just before.</summary>
    public static IEnumerable<Figure> Answers(Launch server, string store, int calls, int asks, double? maxP50Ms)
    {
        using var pipe = McpPipe.Open(server, out _);
        var appender = new JsonlAppender(store);
        int appended = 0;
        double AskAfterAppend()
        {
            if (appender.Append(GeneratedStore.NextCall(appended++)) is string problem)
                throw new IOException(problem);
            double ms = pipe.GetStatsMs(out int counted);
            return counted == calls + appended ? ms : throw new InvalidOperationException($"The server counts {counted} calls of {calls + appended}.");
        }

        Sample[] sides = Interleaved.Run(asks, pipe.GetStatsMs, AskAfterAppend);
        string target = maxP50Ms is double most ? Figure.Text($"p50 under {most:0} ms") : "";
        foreach (var (name, side) in new[] { ("store unchanged", sides[0]), ("one line appended before each", sides[1]) })
        {
            yield return new Figure(
                Figure.Text($"server, warm get_stats over {calls:N0} calls, {name}"),
                Figure.Text($"p50 {side.Median:0.00} ms, p99 {side.Percentile(0.99):0.00} ms"),
                target,
                maxP50Ms is double limit ? side.Median < limit : null,
                Figure.Text($"{side.N}"));
        }

        var (ratio, low, high) = sides[1].RatioTo(sides[0]);
        yield return new Figure(Figure.Text($"server, get_stats over {calls:N0} calls, appended to unchanged"), Figure.Text($"{ratio:0.000} [{low:0.000}, {high:0.000}]"), "", null, Figure.Text($"{asks}"));
    }

    /// <summary>Asks a warm server for failures, in turns with and without a line appended just before.</summary>
    public static IEnumerable<Figure> Failures(Launch server, string store, int calls, int asks, double maxP50Ms)
    {
        using var pipe = McpPipe.Open(server, out _);
        var appender = new JsonlAppender(store);
        int appended = 1_000_000;
        double AskAfterAppend()
        {
            if (appender.Append(GeneratedStore.NextCall(appended++)) is string problem)
                throw new IOException(problem);
            return pipe.GetFailuresMs();
        }

        Sample[] sides = Interleaved.Run(asks, pipe.GetFailuresMs, AskAfterAppend);
        foreach (var (name, side) in new[] { ("store unchanged", sides[0]), ("one line appended before each", sides[1]) })
        {
            yield return new Figure(
                Figure.Text($"server, warm get_failures over {calls:N0} calls, {name}"),
                Figure.Text($"p50 {side.Median:0.00} ms, p99 {side.Percentile(0.99):0.00} ms"),
                Figure.Text($"p50 under {maxP50Ms:0} ms"),
                side.Median < maxP50Ms,
                Figure.Text($"{side.N}"));
        }
    }

    private static Figure Start(Repository repository, Launch server, string memory)
    {
        const string Name = "server, start to the answer of `initialize`, to server-memory on Node.js";
        if (Reference.Node() is not string node)
            return Figure.NotMeasured(Name, StartTarget, "no node");
        if (!File.Exists(repository.ServerMemory))
            return Figure.NotMeasured(Name, StartTarget, "no npm package @modelcontextprotocol/server-memory in the end-to-end tests' client folder");
        var reference = new Launch(node, [repository.ServerMemory], ("MEMORY_FILE_PATH", memory));
        Sample[] sides = Interleaved.Run(Starts, () => StartMs(server), () => StartMs(reference));
        return Figure.OfRatio(Name, sides[0], sides[1], 1 / 4.0, StartTarget);
    }

    private static double StartMs(Launch launch)
    {
        using var pipe = McpPipe.Open(launch, out double startedInMs);
        return startedInMs;
    }

    private static double EofMs(Launch server, HashSet<int> statuses)
    {
        using var pipe = McpPipe.OpenWithSubscription(server);
        return End(pipe, null, statuses);
    }

    private static double SignalMs(Launch server, HashSet<int> statuses, int signal)
    {
        using var pipe = McpPipe.Open(server, out _);
        pipe.GetStatsMs();
        return End(pipe, signal, statuses);
    }

    private static double End(McpPipe pipe, int? signal, HashSet<int> statuses)
    {
        var (ms, status) = pipe.End(signal);
        statuses.Add(status);
        return ms;
    }

    private static Figure EndOf(string name, Sample side) =>
        new(name, Figure.Text($"median {side.Median:0.0} ms, longest {side.Max:0.0} ms"), Figure.Text($"at most {MaxEndMs:0} ms"), side.Max <= MaxEndMs, Figure.Text($"{side.N}"));
}
