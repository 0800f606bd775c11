using System.Runtime.InteropServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Successes and calls at every level that an estimate draws on: all calls, tools, command families, those that hide their exit code, and projects.</summary>
/// <remarks>Sums only, so that a session can be taken out again: what is estimated for it then has never seen it.</remarks>
public sealed class RateCounts
{
    private readonly Dictionary<int, Proportion> _tools;
    private readonly Dictionary<(int Tool, int Command), Proportion> _commands;
    private readonly Dictionary<(int Tool, int Command, bool HidesExit), Proportion> _forms;
    private readonly Dictionary<(int Tool, int Command, bool HidesExit, int Project), Proportion> _projects;

    /// <summary>Counts nothing yet.</summary>
    public RateCounts() => (_tools, _commands, _forms, _projects) = ([], [], [], []);

    private RateCounts(RateCounts other) => (_tools, _commands, _forms, _projects, All) = (new(other._tools), new(other._commands), new(other._forms), new(other._projects), other.All);

    /// <summary>All calls.</summary>
    public Proportion All { get; private set; }

    internal IReadOnlyDictionary<int, Proportion> Tools => _tools;

    internal IReadOnlyDictionary<(int Tool, int Command), Proportion> Commands => _commands;

    internal IReadOnlyDictionary<(int Tool, int Command, bool HidesExit), Proportion> Forms => _forms;

    internal IReadOnlyDictionary<(int Tool, int Command, bool HidesExit, int Project), Proportion> Projects => _projects;

    /// <summary>The same counts, to go on from apart.</summary>
    public RateCounts Copy() => new(this);

    /// <summary>Counts a call, where it counts in a rate.</summary>
    public void Add(in CallRow row) => Count(row, 1);

    /// <summary>Takes a call out that was counted.</summary>
    public void Remove(in CallRow row) => Count(row, -1);

    private void Count(in CallRow row, int sign)
    {
        if (!row.IsAttributable)
            return;
        var change = new Proportion(row.Outcome == Outcome.Success ? sign : 0, sign);
        All += change;
        Change(_tools, row.Tool, change);
        Change(_commands, (row.Tool, row.Command), change);
        Change(_forms, (row.Tool, row.Command, row.HidesExit), change);
        Change(_projects, (row.Tool, row.Command, row.HidesExit, row.Project), change);
    }

    private static void Change<TKey>(Dictionary<TKey, Proportion> counts, TKey key, Proportion change)
        where TKey : notnull
    {
        ref Proportion count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        count += change;
    }
}
