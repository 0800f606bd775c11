using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

/// <summary>The ledger worked out the slow and obvious way, for calls of Read, Edit, Task and WebFetch.</summary>
internal sealed class NaiveLedger
{
    private const long PauseMs = 120_000;

    private double _repeatMs, _grossMs;

    public NaiveLedger(IEnumerable<ToolCall> calls)
    {
        foreach (var lane in calls.GroupBy(call => call.SessionId))
            Read([.. lane.OrderBy(call => call.TimestampMs).GroupBy(call => call.BatchId ?? call.ToolUseId).Select(step => step.ToArray()).OrderBy(step => step[0].TimestampMs)]);
    }

    public int Independent { get; private set; }

    public int Dependent { get; private set; }

    public int Unknown { get; private set; }

    public int Batches { get; private set; }

    public int BrokenBatches { get; private set; }

    public long ActiveMs { get; private set; }

    public long SavedMs => Math.Max(0, (long)(_grossMs - (Batches == 0 ? 0 : (double)BrokenBatches / Batches) * _repeatMs));

    private void Read(ToolCall[][] steps)
    {
        // The steps that could have been sent together with the one at hand.
        List<ToolCall[]> run = [];
        for (int i = 0; i < steps.Length; i++)
        {
            ToolCall[] step = steps[i];
            Batches += step.Length > 1 ? 1 : 0;
            BrokenBatches += step.Length > 1 && step.Any(call => call.Stage == Stage.Cancelled) ? 1 : 0;
            long before = i == 0 ? 0 : steps[..i].SelectMany(calls => calls).Max(call => call.TimestampMs), start = StartOf(step) ?? EndOf(step), gap = start - before;
            bool isPause = i == 0 || gap < 0 || gap > PauseMs;
            ActiveMs += (isPause ? 0 : gap) + Math.Clamp(EndOf(step) - Math.Max(start, before), 0, PauseMs);
            bool follows = !isPause && step.Concat(steps[i - 1]).All(call => call is { ToolName: "Read" or "WebFetch", Outcome: Outcome.Success })
                && (step[0].PromptId is null || steps[i - 1][^1].PromptId is null || step[0].PromptId == steps[i - 1][^1].PromptId);
            if (!follows || !IsIndependent(step, steps[..i], run))
            {
                run = [step];
                continue;
            }

            Independent++;
            if (StartOf(step) is not null)
            {
                _grossMs += gap + Math.Min(RunOf(step), run.Max(RunOf));
                _repeatMs += gap + RunOf(step);
            }

            run.Add(step);
        }
    }

    private bool IsIndependent(ToolCall[] step, ToolCall[][] earlier, List<ToolCall[]> run)
    {
        string?[] files = [.. step.Select(FileOf)];
        if (step.Any(call => Text(call).Contains("offset", StringComparison.Ordinal)) || files.Any(file => run.SelectMany(calls => calls).Any(call => FileOf(call) == file)))
        {
            Dependent++;
            return false;
        }

        bool isKnown = files.All(file => file?[0] == '/' && earlier.SelectMany(calls => calls).Any(call => FileOf(call) == file));
        Unknown += isKnown ? 0 : 1;
        return isKnown;
    }

    private static string Text(ToolCall call) => System.Text.Encoding.UTF8.GetString(call.Params.Utf8.Span);

    private static string? FileOf(ToolCall call) => Text(call).Split('"') is [_, "file_path" or "url", _, string file, ..] ? file : null;

    private static long EndOf(ToolCall[] step) => step.Max(call => call.TimestampMs);

    private static long? StartOf(ToolCall[] step) => step.All(call => call.LatencyMs is not null) ? step.Min(call => call.TimestampMs - call.LatencyMs!.Value) : null;

    private static long RunOf(ToolCall[] step) => StartOf(step) is long start ? Math.Clamp(EndOf(step) - start, 0, PauseMs) : 0;
}
