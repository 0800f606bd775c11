using System.Runtime.InteropServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>What one lane has done so far: all that a prediction of its next call may look at.</summary>
/// <remarks>
/// The calls of a batch are sent before any of them has ended, but each is added where it ended, as if the next were sent after it. A batch is known by its
/// calls so far: that a call has one although no other of it came yet betrays that more will follow, which nobody knew. So the batch of the last call alone
/// must not be looked at, only whether earlier ones share it.
/// </remarks>
public sealed class LaneMemory(CallIndex index)
{
    private const int Recent = 3;

    private readonly List<int> _calls = [];
    private readonly FileTools _fileTools = new(index);
    private readonly Dictionary<(int Tool, ulong Target), int> _failedInARow = [];
    private readonly HashSet<(int Tool, uint Target)> _succeeded = [];
    private readonly Dictionary<(int Tool, uint Parameters), bool> _failed = [];
    private readonly Dictionary<uint, int> _failedNames = [];
    private readonly HashSet<uint> _touched = [];
    private int _remembered;

    /// <summary>The index's rows of the calls so far, in order.</summary>
    public ReadOnlySpan<int> Calls => CollectionsMarshal.AsSpan(_calls);

    /// <summary>The calls.</summary>
    public CallIndex Index => index;

    /// <summary>Goes on by a call that has ended.</summary>
    public void Add(int row) => _calls.Add(row);

    /// <summary>What the past says of a planned call.</summary>
    public CallFacts Of(in PlannedCall call)
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        int end = _calls.Count;
        while (end > _remembered && call.Batch != 0 && rows[_calls[end - 1]].Batch == call.Batch)
            end--;
        for (; _remembered < end; _remembered++)
            Remember(_calls[_remembered]);
        int recentFailures = 0;
        for (int i = Math.Max(0, end - Recent); i < end; i++)
            recentFailures += IsFailure(rows[_calls[i]]) ? 1 : 0;
        var repeats = Repetition.None;
        if (call.Parameters != 0 && _failed.TryGetValue((call.Tool, call.Parameters), out bool hasFailed))
            repeats = hasFailed ? Repetition.OfFailure : Repetition.OfSuccess;
        return new CallFacts(
            _failedInARow.GetValueOrDefault((call.Tool, CallTarget.Of(call.Command, call.Target))),
            call.Target != 0 && _touched.Contains(call.Target),
            call.Target != 0 && _succeeded.Contains((call.Tool, call.Target)),
            repeats,
            call.Name == 0 ? 0 : _failedNames.GetValueOrDefault(call.Name),
            recentFailures,
            end == 0 ? 0 : rows[_calls[end - 1]].Tool,
            end == 0 || rows[_calls[end - 1]].Outcome == Outcome.Success ? LastOutcome.Success : IsFailure(rows[_calls[end - 1]]) ? LastOutcome.Failure : LastOutcome.Stopped);
    }

    private static bool IsFailure(in CallRow row) => row.Outcome == Outcome.Failure && row.IsAttributable;

    private void Remember(int number)
    {
        ref readonly CallRow row = ref index.Rows[number];
        bool isFailure = row.Outcome == Outcome.Failure;
        if (row.IsAttributable)
        {
            ref int failedInARow = ref CollectionsMarshal.GetValueRefOrAddDefault(_failedInARow, (row.Tool, CallTarget.Of(row)), out _);
            failedInARow = isFailure ? failedInARow + 1 : 0;
        }

        if (index.Parameters[number] is not 0 and uint parameters)
            _failed[(row.Tool, parameters)] = isFailure;
        if (isFailure && row.IsAttributable && index.Names[number] is not 0 and uint name)
            CollectionsMarshal.GetValueRefOrAddDefault(_failedNames, name, out _)++;
        if (row.Target == 0 || isFailure || row.Note == SoftOutcome.MaskedFailure)
            return;
        _succeeded.Add((row.Tool, row.Target));
        if (_fileTools.Touches(row.Tool))
            _touched.Add(row.Target);
    }
}
