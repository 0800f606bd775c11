namespace Telemetry.Analysis;

/// <summary>What the past of its lane said of each recorded call before it was sent.</summary>
internal static class LaneFacts
{
    /// <summary>By row.</summary>
    public static CallFacts[] Of(LaneRows lanes)
    {
        var facts = new CallFacts[lanes.Index.Rows.Length];
        for (int lane = 0; lane < lanes.Count; lane++)
        {
            var memory = new LaneMemory(lanes.Index);
            foreach (int row in lanes[lane])
            {
                facts[row] = memory.Of(PlannedCall.Of(lanes.Index, row));
                memory.Add(row);
            }
        }

        return facts;
    }
}
