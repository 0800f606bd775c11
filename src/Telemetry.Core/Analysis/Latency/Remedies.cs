using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Finds what may be done against bottlenecks, from what was measured: two ways of the same thing, calls that repeat each other, waiting. Nothing measured, nothing told.</summary>
/// <param name="samples">What calls took; up to date.</param>
/// <param name="repeats">Calls that repeat others; up to date.</param>
public sealed class Remedies(LatencySamples samples, RepeatedWork repeats)
{
    private const int MaxRead = 500, MaxFamilies = 3, LongMs = 30_000;

    // Of all comparisons of a question so many are wrong by chance; and less than this share of the time is worth no word.
    private const double MaxP = 0.01, MinShare = 0.02;

    // Programs of the shell, and the tools that do the same.
    private static readonly (string[] Programs, string Tool)[] s_same = [(["cat", "head", "tail", "sed"], "Read"), (["grep", "egrep", "rg", "ag"], "Grep"), (["find", "fd"], "Glob")];

    // Tools whose work the client can let go on in the background.
    private static readonly string[] s_backgroundable = ["Bash", "PowerShell", "Task", "Agent"];

    private static readonly LatencySource[] s_sources = [LatencySource.Reported, LatencySource.Transcript, LatencySource.Wall, LatencySource.Subagent];

    private readonly CallIndex _index = samples.Index;

    /// <summary>What may be done against each bottleneck; null where nothing was measured that would help.</summary>
    public IReadOnlyList<Remedy?> Of(IReadOnlyList<Bottleneck> bottlenecks)
    {
        List<Comparison>[] comparisons = [.. bottlenecks.Select(one => Comparisons(one))];
        int tests = comparisons.Sum(list => list.Count);
        return [.. bottlenecks.Select((one, i) => Best(one, comparisons[i], tests))];
    }

    private Remedy? Best(Bottleneck bottleneck, List<Comparison> comparisons, int tests)
    {
        if (bottleneck.Cause == BottleneckCause.Waiting)
            return bottleneck is { IsInferred: false, WaitingMs: > 0 and int waitingMs } ? new Remedy(RemedyKind.Allow, bottleneck.Name, bottleneck.Latency.N, waitingMs, 0) : null;
        int tool = _index.FindTool(bottleneck.Name);
        long workMs = s_sources.Max(source => samples.Of(SampleKind.Tool, tool, source)?.WorkMs ?? 0);
        Remedy? best = comparisons.Where(one => one.P < MaxP / tests).Select(one => one.Remedy).Append(Repeats(bottleneck, tool)).Where(remedy => remedy is not null && remedy.SavedMs >= MinShare * workMs).MaxBy(remedy => remedy!.SavedMs);
        return best ?? Background(bottleneck.Name, tool);
    }

    private List<Comparison> Comparisons(Bottleneck bottleneck)
    {
        var list = new List<Comparison>();
        int tool = _index.FindTool(bottleneck.Name);
        if (bottleneck.Cause == BottleneckCause.Waiting || tool <= 0)
            return list;
        foreach (var (programs, same) in s_same)
        {
            int other = _index.FindTool(same);
            foreach (int family in programs.Select(program => _index.Commands.Find(program)))
            {
                // A shell's programs belong to the tool that runs them.
                if (bottleneck.Name == "Bash")
                    Add(list, RemedyKind.OtherTool, _index.Commands, family, (SampleKind.Family, family), (SampleKind.Tool, other), same);
                else if (bottleneck.Name == same)
                    Add(list, RemedyKind.OtherTool, _index.Tools, tool, (SampleKind.Tool, tool), (SampleKind.Family, family), family > 0 ? _index.Commands[family] : "");
            }
        }

        Add(list, RemedyKind.Narrow, _index.Tools, tool, (SampleKind.ToolInWhole, tool), (SampleKind.ToolInPart, tool), null);
        if (bottleneck.Name is "Bash" or "PowerShell")
            AddFamilies(list, bottleneck.Latency.Source);
        return list;
    }

    private void Add(List<Comparison> list, RemedyKind kind, WordTable words, int what, (SampleKind Kind, int Number) slow, (SampleKind Kind, int Number) quick, string? instead)
    {
        // The source that knows most of both.
        LatencySource source = s_sources.MaxBy(source => Math.Min(samples.Of(slow.Kind, slow.Number, source)?.Count ?? 0, samples.Of(quick.Kind, quick.Number, source)?.Count ?? 0));
        if (samples.Of(slow.Kind, slow.Number, source) is not CallSample one || samples.Of(quick.Kind, quick.Number, source) is not CallSample other)
            return;
        Add(list, kind, words[what], instead, one.Count, one.Latencies(_index.Rows), other.Count, other.Latencies(_index.Rows));
    }

    private static void Add(List<Comparison> list, RemedyKind kind, string what, string? instead, int n, int[] slow, int otherN, int[] quick)
    {
        if (slow.Length < RankTest.MinN || quick.Length < RankTest.MinN)
            return;
        double p = RankTest.Find(slow, quick);
        int slowMs = MedianOf(slow), quickMs = MedianOf(quick);
        list.Add(new Comparison(slowMs > quickMs ? p : 1, new Remedy(kind, what, n, slowMs, (long)n * Math.Max(0, slowMs - quickMs)) { Instead = instead, OtherN = otherN, OtherMs = quickMs }));
    }

    // Of the families that took most: those that can be asked for a part, by the texts of their newest calls.
    private void AddFamilies(List<Comparison> list, LatencySource source)
    {
        foreach (int family in samples.Families(source).Where(family => NarrowCommand.Has(_index.Commands[family])).Take(MaxFamilies))
        {
            CallSample sample = samples.Of(SampleKind.Family, family, source)!;
            if (sample.Count < 2 * RankTest.MinN)
                continue;
            var (whole, part) = samples.Part(sample.Rows.OrderDescending().Take(MaxRead));
            Add(list, RemedyKind.Narrow, _index.Commands[family], null, whole.Count, CallSample.Latencies(whole, _index.Rows), part.Count, CallSample.Latencies(part, _index.Rows));
        }
    }

    private Remedy? Repeats(Bottleneck bottleneck, int tool)
    {
        var (count, ms) = repeats.Of(tool, samples.Filter, bottleneck.Latency.Source);
        return count >= RankTest.MinN ? new Remedy(RemedyKind.Keep, bottleneck.Name, count, ms, ms) : null;
    }

    // What takes long by its nature: the median does.
    private Remedy? Background(string name, int tool)
    {
        if (!s_backgroundable.Contains(name))
            return null;
        bool isShell = name is "Bash" or "PowerShell";
        foreach (LatencySource source in s_sources)
        {
            IEnumerable<(SampleKind Kind, int Number)> kinds = isShell ? samples.Families(source).Select(family => (SampleKind.Family, family)) : [(SampleKind.Tool, tool)];
            foreach (var (kind, number) in kinds)
            {
                // With such a median half of the calls took that long, so that most samples need no sorting.
                if (samples.Of(kind, number, source) is not { Count: >= RankTest.MinN } sample || sample.WorkMs < (long)LongMs * (sample.Count / 2) || MedianOf(sample.Latencies(_index.Rows)) is not (>= LongMs and int medianMs))
                    continue;
                CallSample? launched = s_sources.Select(other => samples.Of(SampleKind.Background, tool, other)).MaxBy(other => other?.Count ?? 0);
                bool isMeasured = launched?.Count >= RankTest.MinN;
                return new Remedy(RemedyKind.Background, isShell ? _index.Commands[number] : name, sample.Count, medianMs, 0)
                {
                    OtherN = isMeasured ? launched!.Count : 0,
                    OtherMs = isMeasured ? MedianOf(launched!.Latencies(_index.Rows)) : 0,
                };
            }
        }

        return null;
    }

    private static int MedianOf(int[] values) => Percentile.Select(values, 0.5);

    private readonly record struct Comparison(double P, Remedy Remedy);
}
