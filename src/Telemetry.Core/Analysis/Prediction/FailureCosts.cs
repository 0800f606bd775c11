using System.Runtime.InteropServices;

namespace Telemetry.Analysis;

/// <summary>What a failure costs in time: the median, over recorded failures, of the time until the same tool had succeeded on the same target.</summary>
/// <remarks>Where it never did within <see cref="RecoveryCase.Window"/> calls, the time those calls took: the least it can have cost. A pause counts as <see cref="MostMs"/>.</remarks>
public sealed class FailureCosts
{
    /// <summary>No failure costs more than this, in milliseconds.</summary>
    public const int MostMs = 600_000;

    private readonly Dictionary<int, int> _ofTool = [];
    private readonly int? _ofAll;

    private FailureCosts(Dictionary<int, int> ofTool, int? ofAll) => (_ofTool, _ofAll) = (ofTool, ofAll);

    /// <summary>A tool's, in milliseconds; that of all tools where too few of its calls failed, and null where too few of all did.</summary>
    public int? Of(int tool) => _ofTool.TryGetValue(tool, out int ms) ? ms : _ofAll;

    /// <summary>Measures the costs.</summary>
    /// <param name="recoveries">The failures, up to date.</param>
    public static FailureCosts From(Recoveries recoveries)
    {
        var all = new List<int>();
        var byTool = new Dictionary<int, List<int>>();
        foreach (ref readonly RecoveryCase one in recoveries.Cases)
        {
            if (!one.IsAttributable || one.LostMs < 0)
                continue;
            int ms = Math.Min(one.LostMs, MostMs);
            all.Add(ms);
            if (!byTool.TryGetValue(one.Tool, out List<int>? ofTool))
                byTool[one.Tool] = ofTool = [];
            ofTool.Add(ms);
        }

        return new FailureCosts(
            byTool.Where(pair => pair.Value.Count >= Proportion.MinN).ToDictionary(pair => pair.Key, pair => MedianOf(pair.Value)),
            all.Count >= Proportion.MinN ? MedianOf(all) : null);
    }

    private static int MedianOf(List<int> values) => Percentile.Select(CollectionsMarshal.AsSpan(values), 0.5);
}
