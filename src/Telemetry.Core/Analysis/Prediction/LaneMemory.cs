using System.Runtime.InteropServices;
using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What one lane has done so far: all that a prediction of its next call may look at.</summary>
public sealed class LaneMemory(CallIndex index)
{
    private readonly List<int> _calls = [];

    /// <summary>The index's rows of the calls so far, in order.</summary>
    public ReadOnlySpan<int> Calls => CollectionsMarshal.AsSpan(_calls);

    /// <summary>The calls.</summary>
    public CallIndex Index => index;

    /// <summary>Goes on by a call that has ended.</summary>
    public void Add(int row) => _calls.Add(row);
}
