using System.Globalization;
using System.Text.Json.Nodes;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Health;

/// <summary>Does the hook record, and how fast, right now?</summary>
internal static class ProbeCheck
{
    // A native hook takes a few milliseconds, one that needs the .NET runtime ten times as long.
    private const double SlowMs = 30;

    public static Check Of(HookProbe probe)
    {
        if (probe.Program is null || (probe.TimesMs.Count == 0 && probe.Trouble is null))
            return Check.Of("probe", [Finding.Warning("There is no hook to try.")]);
        string measured = probe.MedianMs is double median ? string.Create(CultureInfo.InvariantCulture, $"{median:0.0} ms") : "no time";
        var figures = new JsonObject { ["runs"] = probe.TimesMs.Count, ["recorded"] = probe.Recorded, ["median_ms"] = probe.MedianMs is double ms ? Math.Round(ms, 2) : null };
        Finding finding = probe switch
        {
            { Trouble: string trouble } => Finding.Problem($"{probe.Program} does not work: {Quoted.Text(trouble, 200)}", Try(probe.Program)),
            _ when probe.Recorded < probe.TimesMs.Count => Finding.Problem($"{probe.Program} recorded {probe.Recorded} of {probe.TimesMs.Count} events.", Try(probe.Program)),
            { MedianMs: > SlowMs } => Finding.Warning($"The hook takes {measured} (median, measured now, {probe.TimesMs.Count} runs): was it built without a native compiler?", "./install.sh   (with gcc or clang installed)"),
            _ => Finding.Ok($"The hook recorded {probe.Recorded} of {probe.TimesMs.Count} events in {measured} each (median, measured now, {probe.TimesMs.Count} runs)."),
        };
        return Check.Of("probe", [finding], [probe.Program], figures);
    }

    private static string Try(string program) => $"echo '{{}}' | {Shell.Word(program)} PostToolUse; echo $?";
}
