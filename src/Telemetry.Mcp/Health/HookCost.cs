using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Telemetry.Analysis;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Health;

/// <summary>What the runs of one hook took.</summary>
/// <param name="Command">The command, redacted and cut.</param>
/// <param name="IsOurs">True for this product's own hook.</param>
/// <param name="Runs">How many runs the client wrote down.</param>
/// <param name="TotalMs">All of them together, in milliseconds.</param>
/// <param name="P50Ms">The median, in milliseconds; null below five runs.</param>
/// <param name="P95Ms">The 95th percentile, in milliseconds; null below twenty runs.</param>
internal sealed record HookCost(string Command, bool IsOurs, int Runs, long TotalMs, int? P50Ms, int? P95Ms)
{
    private const int EnoughForP50 = 5, EnoughForP95 = 20, MaxCommand = 60;

    public static HookCost Of(string command, List<int> timesMs)
    {
        Span<int> times = CollectionsMarshal.AsSpan(timesMs);
        return new HookCost(
            Quoted.Text(command, MaxCommand), command.Contains("telemetry-hook", StringComparison.Ordinal), timesMs.Count, timesMs.Sum(time => (long)time),
            times.Length >= EnoughForP50 ? Percentile.Select(times, 0.5) : null, times.Length >= EnoughForP95 ? Percentile.Select(times, 0.95) : null);
    }

    /// <summary>The figures as a sentence has them.</summary>
    public string Figures() =>
        P50Ms is int p50 ? $"{Say.Many(Runs, "run")}, p50 {Say.Ms(p50)}{(P95Ms is int p95 ? $", p95 {Say.Ms(p95)}" : "")}" : $"{Say.Many(Runs, "run")}, not enough data";

    public JsonObject ToJson() => new() { ["command"] = Command, ["ours"] = IsOurs, ["runs"] = Runs, ["total_ms"] = TotalMs, ["p50_ms"] = P50Ms, ["p95_ms"] = P95Ms };
}
