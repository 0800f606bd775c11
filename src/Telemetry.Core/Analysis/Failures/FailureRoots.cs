using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Which failure cancelled the calls that were sent with it: of those in a batch that failed for themselves, the one that ended first.</summary>
internal sealed class FailureRoots
{
    private readonly Dictionary<int, int> _cancelled = [], _roots = [];

    /// <param name="index">The store.</param>
    /// <param name="failures">Its failures' rows, in the store's order: where two ended at once, the first is the root.</param>
    public FailureRoots(CallIndex index, IReadOnlyList<int> failures)
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        foreach (int i in failures)
        {
            if (rows[i].Stage == Stage.Cancelled && rows[i].Batch != 0)
                _cancelled[rows[i].Batch] = _cancelled.GetValueOrDefault(rows[i].Batch) + 1;
        }

        foreach (int i in failures)
        {
            int batch = rows[i].Batch;
            if (rows[i].Stage == Stage.Cancelled || !_cancelled.ContainsKey(batch))
                continue;
            if (!_roots.TryGetValue(batch, out int root) || rows[i].TimestampMs < rows[root].TimestampMs)
                _roots[batch] = i;
        }
    }

    /// <summary>How many calls a failure cancelled.</summary>
    public int CancelledBy(int row, int batch) => batch != 0 && _roots.TryGetValue(batch, out int root) && root == row ? _cancelled[batch] : 0;
}
