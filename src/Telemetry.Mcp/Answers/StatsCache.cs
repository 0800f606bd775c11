using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Mcp.Answers;

/// <summary>Keeps the statistics of the last few questions running, so that the same question costs only what came since.</summary>
internal sealed class StatsCache
{
    private const int MaxQuestions = 8;

    private readonly Dictionary<string, RunningStats> _running = [];

    /// <summary>The statistics of a question, up to date.</summary>
    public IReadOnlyList<GroupStats> Of(CallIndex index, CallFilter filter, GroupBy by, out Extent extent)
    {
        if (filter.Key is not string filterKey)
            return new RunningStats(index, filter, by).Update(out extent);
        string key = $"{by} {filterKey}";
        if (!_running.TryGetValue(key, out RunningStats? running))
        {
            if (_running.Count == MaxQuestions)
                _running.Clear();
            _running[key] = running = new RunningStats(index, filter, by);
        }

        return running.Update(out extent);
    }
}
