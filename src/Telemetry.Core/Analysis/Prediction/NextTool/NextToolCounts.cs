using System.Runtime.InteropServices;
using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>How often each tool came in each context.</summary>
internal sealed class NextToolCounts
{
    private readonly Dictionary<ulong, ToolTally> _tallies = [];
    private readonly CallIndex _index;
    private readonly NextToolCounts? _all;

    public NextToolCounts(CallIndex index) => _index = index;

    private NextToolCounts(NextToolCounts all) => (_index, _all) = (all._index, all);

    /// <summary>The same counts, from which calls can be taken out while these stay. Nothing may be added to these meanwhile.</summary>
    public NextToolCounts Without() => new(this);

    /// <summary>Counts a call, or takes it out again.</summary>
    /// <param name="lane">Its lane's rows.</param>
    /// <param name="place">Its place in the lane. A lane's first call follows nothing and is not counted.</param>
    /// <param name="sign">1, or -1 to take out.</param>
    public void Add(ReadOnlySpan<int> lane, int place, int sign)
    {
        if (place == 0)
            return;
        Span<ulong> keys = stackalloc ulong[NextToolContexts.Count];
        NextToolContexts.Write(_index, lane[..place], keys);
        int tool = _index.Rows[lane[place]].Tool;
        foreach (ulong key in keys)
        {
            ref ToolTally? tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, key, out _);
            (tally ??= new ToolTally()).Add(tool, sign);
        }
    }

    /// <summary>The counts of a context.</summary>
    /// <param name="key">The context.</param>
    /// <param name="room">Where they are summed up, if there is more than one part to them.</param>
    public ToolTally? Find(ulong key, ToolTally room)
    {
        _tallies.TryGetValue(key, out ToolTally? own);
        if (_all is null)
            return own;
        ToolTally? all = _all.Find(key, room);
        if (own is null || all is null)
            return all ?? own;
        if (all != room)
        {
            room.Clear();
            room.Add(all);
        }

        room.Add(own);
        return room;
    }
}
