using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The steps of every lane in the order they ended, lanes of one session next to each other, and sessions of one project.</summary>
/// <param name="Names">What the symbols mean.</param>
/// <param name="Lanes">The lanes.</param>
/// <param name="Symbols">For each step what it is.</param>
/// <param name="Outcomes">For each step how its calls went.</param>
/// <param name="EndMs">For each step when the last of its calls ended, in milliseconds since 1970 UTC.</param>
internal sealed record StepLanes(StepNames Names, StepLane[] Lanes, int[] Symbols, StepOutcome[] Outcomes, long[] EndMs)
{
    /// <summary>Gathers the steps of the calls that a filter lets through. A batch is one step, in the place of its call that ended first.</summary>
    public static StepLanes From(CallIndex index, CallFilter filter)
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        ReadOnlySpan<int> order = index.ByTime();
        var calls = new int[index.LaneCount];
        var lanes = new List<StepLane>();
        // A session counts for the project it began in, wherever its shell went.
        var projects = new Dictionary<int, int>();
        foreach (int i in order)
        {
            ref readonly CallRow row = ref rows[i];
            if (!filter.Matches(row) || calls[row.Lane]++ > 0)
                continue;
            projects.TryAdd(row.Session, row.Project);
            lanes.Add(new StepLane(projects[row.Session], row.Session, row.Lane, 0, 0));
        }

        lanes.Sort((a, b) => (a.Project, a.Session, a.Lane).CompareTo((b.Project, b.Session, b.Lane)));
        var writer = new StepWriter(index, lanes, calls);
        foreach (int i in order)
        {
            if (filter.Matches(rows[i]))
                writer.Add(rows[i]);
        }

        return writer.ToLanes();
    }

    /// <summary>The lanes of some sessions.</summary>
    public StepLanes Of(Func<int, bool> session) => this with { Lanes = [.. Lanes.Where(lane => session(lane.Session))] };

    /// <summary>The same steps in random order within each lane: what there would be if no step took notice of another.</summary>
    public StepLanes Shuffled(Random random)
    {
        var order = new int[Symbols.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        foreach (StepLane lane in Lanes)
            random.Shuffle(order.AsSpan(lane.Start, lane.Length));
        return this with { Symbols = [.. order.Select(i => Symbols[i])], Outcomes = [.. order.Select(i => Outcomes[i])] };
    }
}
