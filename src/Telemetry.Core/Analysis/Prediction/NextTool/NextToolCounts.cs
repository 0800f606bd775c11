using System.Runtime.InteropServices;
using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>How often each tool came in each context.</summary>
internal sealed class NextToolCounts
{
    private readonly Dictionary<ulong, ToolTally> _tallies = [];
    private readonly CallIndex _index;
    private readonly bool _isOfSteps;
    private readonly NextToolCounts? _all;

    /// <param name="index">The calls.</param>
    /// <param name="isOfSteps">True to count only what came first in a message: nobody asks for advice in the midst of one.</param>
    public NextToolCounts(CallIndex index, bool isOfSteps = false) => (_index, _isOfSteps) = (index, isOfSteps);

    private NextToolCounts(NextToolCounts all) => (_index, _isOfSteps, _all) = (all._index, all._isOfSteps, all);

    /// <summary>The same counts, from which calls can be taken out while these stay. Nothing may be added to these meanwhile.</summary>
    public NextToolCounts Without() => new(this);

    /// <summary>True for a call that is counted.</summary>
    /// <param name="lane">Its lane's rows.</param>
    /// <param name="place">Its place in the lane. A lane's first call follows nothing and is not counted.</param>
    public bool Counts(ReadOnlySpan<int> lane, int place)
    {
        if (place == 0)
            return false;
        int batch = _index.Rows[lane[place]].Batch;
        return !_isOfSteps || batch == 0 || _index.Rows[lane[place - 1]].Batch != batch;
    }

    /// <summary>Counts a call, or takes it out again.</summary>
    /// <param name="lane">Its lane's rows.</param>
    /// <param name="place">Its place in the lane; what <see cref="Counts"/> is false for is left alone.</param>
    /// <param name="sign">1, or -1 to take out.</param>
    public void Add(ReadOnlySpan<int> lane, int place, int sign)
    {
        if (!Counts(lane, place))
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
