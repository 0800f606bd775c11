using System.Runtime.InteropServices;
using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What one lane has done so far: all that a prediction of its next call may look at.</summary>
/// <remarks>
/// The calls of a batch are sent before any of them has ended, but each is added where it ended, as if the next were sent after it. A batch is known by its
/// calls so far: that a call has one although no other of it came yet betrays that more will follow, which nobody knew. So the batch of the last call alone
/// must not be looked at, only whether earlier ones share it.
/// </remarks>
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
