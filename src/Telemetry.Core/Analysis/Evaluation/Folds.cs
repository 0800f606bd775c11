using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>One way to split a history: every call is held out in exactly one fold.</summary>
public sealed class Folds
{
    /// <summary>How many blocks of equally many calls a history is predicted in, in time order.</summary>
    public const int Blocks = 20;

    private readonly int[] _foldOf, _byTime;
    private readonly List<Fold> _all = [];

    /// <summary>Splits a history.</summary>
    public Folds(LaneRows lanes, Split split)
    {
        (Lanes, Split) = (lanes, split);
        // The index's own order keeps lanes in order, which is less than all calls.
        _byTime = [.. Enumerable.Range(0, Index.Rows.Length).OrderBy(row => Index.Rows[row].TimestampMs)];
        _foldOf = new int[_byTime.Length];
        if (split == Split.SessionOut)
            HoldOutSessions();
        else if (split == Split.ProjectOut)
            HoldOutProjects();
        else
            HoldOutBlocks();
        foreach (Fold fold in _all)
        {
            foreach (int row in fold.HeldOut.Span)
                _foldOf[row] = fold.Number;
        }
    }

    /// <summary>The way.</summary>
    public Split Split { get; }

    /// <summary>The calls of every lane.</summary>
    public LaneRows Lanes { get; }

    /// <summary>The calls.</summary>
    public CallIndex Index => Lanes.Index;

    /// <summary>The folds; none without calls.</summary>
    public IReadOnlyList<Fold> All => _all;

    /// <summary>The rows in the order they ended; in the store's order where that is the same.</summary>
    public ReadOnlySpan<int> ByTime => _byTime;

    /// <summary>False where no fold has anything to learn from: a single session cannot be left out.</summary>
    public bool IsPossible => _all.Any(fold => fold.Unlearnt.Length < _byTime.Length);

    /// <summary>Which fold holds a row out: a place in <see cref="All"/>.</summary>
    public int FoldOf(int row) => _foldOf[row];

    private void HoldOutSessions()
    {
        foreach (var (session, rows) in GroupsOf(row => Index.Rows[row].Session))
            Add(rows, rows, row => Index.Rows[row].Session != session);
    }

    private void HoldOutProjects()
    {
        Dictionary<int, ReadOnlyMemory<int>> sessions = GroupsOf(row => Index.Rows[row].Session);
        foreach (ReadOnlyMemory<int> rows in GroupsOf(row => Index.Rows[row].Project).Values)
        {
            HashSet<int> touching = [];
            foreach (int row in rows.Span)
                touching.Add(Index.Rows[row].Session);
            int[] unlearnt = [.. touching.SelectMany(session => sessions[session].ToArray())];
            Add(rows, unlearnt, row => !touching.Contains(Index.Rows[row].Session));
        }
    }

    private void HoldOutBlocks()
    {
        for (int block = 0; block < Blocks; block++)
        {
            int from = (int)((long)block * _byTime.Length / Blocks), to = (int)((long)(block + 1) * _byTime.Length / Blocks);
            if (from == to)
                continue;
            long startMs = Index.Rows[_byTime[from]].TimestampMs;
            // What ended in the same millisecond is not the past.
            int end = from;
            while (end > 0 && Index.Rows[_byTime[end - 1]].TimestampMs == startMs)
                end--;
            Add(_byTime.AsMemory(from, to - from), _byTime.AsMemory(end), row => Index.Rows[row].TimestampMs < startMs);
        }
    }

    private void Add(ReadOnlyMemory<int> heldOut, ReadOnlyMemory<int> unlearnt, Func<int, bool> learns) => _all.Add(new Fold(_all.Count, heldOut, unlearnt, learns));

    // By key, in the order of the keys; each group in the order of time.
    private Dictionary<int, ReadOnlyMemory<int>> GroupsOf(Func<int, int> keyOf)
    {
        int[] rows = [.. _byTime.OrderBy(keyOf)];
        var groups = new Dictionary<int, ReadOnlyMemory<int>>();
        for (int from = 0, to; from < rows.Length; from = to)
        {
            int key = keyOf(rows[from]);
            for (to = from + 1; to < rows.Length && keyOf(rows[to]) == key;)
                to++;
            groups.Add(key, rows.AsMemory(from, to - from));
        }

        return groups;
    }
}
