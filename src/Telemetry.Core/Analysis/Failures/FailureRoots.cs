using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Which failure cancelled the calls that were sent with it: of those in a batch that failed for themselves, the one that ended first.</summary>
internal sealed class FailureRoots
{
    private readonly Dictionary<int, int> _cancelled = [], _roots = [];

    // Most failures cancelled nothing: a bit tells it sooner than a table.
    private readonly System.Collections.BitArray _hasCancelled;

    /// <param name="index">The store.</param>
    /// <param name="failures">Its failures' rows, in the store's order: where two ended at once, the first is the root.</param>
    /// <param name="cancelled">Those of them that were cancelled.</param>
    public FailureRoots(CallIndex index, List<int> failures, List<int> cancelled)
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        _hasCancelled = new System.Collections.BitArray(index.Batches.Count);
        foreach (int i in cancelled)
        {
            if (rows[i].Batch == 0)
                continue;
            _cancelled[rows[i].Batch] = _cancelled.GetValueOrDefault(rows[i].Batch) + 1;
            _hasCancelled[rows[i].Batch] = true;
        }

        if (_cancelled.Count == 0)
            return;

        foreach (int i in failures)
        {
            int batch = rows[i].Batch;
            if (rows[i].Stage == Stage.Cancelled || !_hasCancelled[batch])
                continue;
            if (!_roots.TryGetValue(batch, out int root) || rows[i].TimestampMs < rows[root].TimestampMs)
                _roots[batch] = i;
        }
    }

    /// <summary>How many calls a failure cancelled.</summary>
    public int CancelledBy(int row, int batch) => _hasCancelled[batch] && _roots.TryGetValue(batch, out int root) && root == row ? _cancelled[batch] : 0;
}
