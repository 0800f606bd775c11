using System.Runtime.InteropServices;
using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The newest calls that a filter lets through, by what they were about: what a forecast stands on. It follows the index.</summary>
public sealed class KnownCalls(CallIndex index, CallFilter filter)
{
    private readonly Dictionary<(int Tool, int Command), KnownGroup> _groups = [];
    private readonly Dictionary<uint, List<int>> _ofTarget = [];
    private Clustering? _clustering;
    private long _revision = -1;
    private int _rows, _started;

    /// <summary>The calls.</summary>
    public CallIndex Index => index;

    /// <summary>Reads what is new; the oldest are forgotten from time to time.</summary>
    public void Update()
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        if (_revision != index.Revision || rows.Length - _started > 2 * Predictions.MostCalls)
        {
            _groups.Clear();
            _ofTarget.Clear();
            (_revision, _rows) = (index.Revision, Math.Max(0, rows.Length - Predictions.MostCalls));
            _started = _rows;
        }

        for (; _rows < rows.Length; _rows++)
        {
            if (filter.Matches(rows[_rows]))
                Add(rows[_rows]);
        }
    }

    /// <summary>The calls of a tool; null where there are none.</summary>
    internal KnownGroup? Of(int tool) => _groups.GetValueOrDefault((tool, -1));

    /// <summary>Those of a command family; null where there are none.</summary>
    internal KnownGroup? Of(int tool, int command) => _groups.GetValueOrDefault((tool, command));

    /// <summary>A tool's calls on a target, also those of other sessions; null where there are none.</summary>
    internal KnownGroup? OfTarget(int tool, uint target)
    {
        KnownGroup? group = null;
        foreach (int row in OfTarget(target))
        {
            if (index.Rows[row].Tool == tool)
                (group ??= new KnownGroup()).Add(index.Rows[row], row);
        }

        return group;
    }

    /// <summary>The rows of the calls on a target, the oldest first.</summary>
    public IReadOnlyList<int> OfTarget(uint target) => target != 0 && _ofTarget.TryGetValue(target, out List<int>? rows) ? rows : [];

    /// <summary>True where the tool was called with such a command.</summary>
    public bool Takes(int tool, int command) => _groups.ContainsKey((tool, command));

    /// <summary>The tools that were called with such a command.</summary>
    public IEnumerable<int> ToolsOf(int command) => command == 0 ? [] : _groups.Keys.Where(key => key.Command == command).Select(key => key.Tool);

    /// <summary>How often a group's calls succeeded, with the interval that clustering by session leaves.</summary>
    internal SuccessRate RateOf(KnownGroup group) =>
        SuccessRate.Of(group.Rate, _clustering ??= _groups.Where(pair => pair.Key.Command < 0).Aggregate(default(Clustering), (sum, pair) => sum + pair.Value.Rate.Clustering));

    private void Add(in CallRow row)
    {
        _clustering = null;
        Add((row.Tool, -1), row);
        if (row.Command != 0)
            Add((row.Tool, row.Command), row);
        if (row.Target == 0)
            return;
        ref List<int>? rows = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofTarget, row.Target, out _);
        (rows ??= new List<int>(1)).Add(_rows);
    }

    private void Add((int Tool, int Command) key, in CallRow row)
    {
        ref KnownGroup? group = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, key, out _);
        (group ??= new KnownGroup()).Add(row, _rows);
    }
}
