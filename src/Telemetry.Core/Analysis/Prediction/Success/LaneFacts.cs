namespace Telemetry.Analysis;

/// <summary>What the past of its lane said of each recorded call before it was sent.</summary>
internal static class LaneFacts
{
    /// <summary>By row; none for the rows before the first that is asked for, and lanes that ended before it are not read.</summary>
    public static CallFacts[] Of(LaneRows lanes, int from = 0)
    {
        var facts = new CallFacts[lanes.Index.Rows.Length];
        for (int lane = 0; lane < lanes.Count; lane++)
        {
            if (lanes[lane].IsEmpty || (from > 0 && !IsWanted(lanes[lane], from)))
                continue;
            var memory = new LaneMemory(lanes.Index);
            foreach (int row in lanes[lane])
            {
                facts[row] = memory.Of(PlannedCall.Of(lanes.Index, row));
                memory.Add(row);
            }
        }

        return facts;
    }

    private static bool IsWanted(ReadOnlySpan<int> rows, int from)
    {
        foreach (int row in rows)
        {
            if (row >= from)
                return true;
        }

        return false;
    }
}
