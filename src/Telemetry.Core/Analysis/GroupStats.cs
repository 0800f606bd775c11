using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>How the calls of one group went.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Calls">All its calls.</param>
/// <param name="Rate">The rate of success.</param>
/// <param name="FailuresByStage">Failures by <see cref="Stage"/>, as an index.</param>
/// <param name="Sessions">In how many sessions.</param>
/// <param name="Latency">How long they took, by one source: the measured one that knows most of them, or wall times where those are too few.</param>
public sealed record GroupStats(string Name, int Calls, SuccessRate Rate, IReadOnlyList<int> FailuresByStage, int Sessions, Latency Latency)
{
    /// <summary>Calls by the <see cref="SoftOutcome"/> that is noted on them, as an index.</summary>
    public IReadOnlyList<int> CallsByNote { get; init; } = [];

    /// <summary>How long they took by each source, that of <see cref="Latency"/> first.</summary>
    public IReadOnlyList<Latency> Latencies { get; init; } = [];

    /// <summary>Shell calls whose exit code is that of what stands behind their work, as in <c>go test | tail</c>.</summary>
    public int HiddenExits { get; init; }

    /// <summary>The observed rate of success over the calls that the assistant's own choice of tool and input could have made succeed.</summary>
    public Proportion Success => Rate.Success;

    /// <summary>The estimated probability that the next call of the group succeeds, 0..1: what was observed, drawn to what its like shows. Null without a model.</summary>
    public double? Estimate { get; init; }

    /// <summary>All failures, blamed or not.</summary>
    public int Failures => FailuresByStage.Sum();

    /// <summary>Sums up the calls of each group, the largest group first.</summary>
    public static IReadOnlyList<GroupStats> From(CallIndex index, CallFilter filter, GroupBy by) => new RunningStats(index, filter, by).Update(out _);

    /// <summary>A group without calls.</summary>
    public static GroupStats None(string name) => new(name, 0, default, [], 0, default);
}
