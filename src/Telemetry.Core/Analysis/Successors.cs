namespace Telemetry.Analysis;

/// <summary>What came right after a given tool.</summary>
public static class Successors
{
    /// <summary>For each tool the share of the steps after <paramref name="after"/> that were of that tool alone.</summary>
    /// <returns>Empty where the tool is never followed by anything.</returns>
    public static IReadOnlyDictionary<string, Proportion> Of(LaneSteps steps, string after)
    {
        var counts = new Dictionary<string, int>();
        int total = 0;
        foreach (IReadOnlyList<Step> lane in steps.Lanes)
        {
            for (int i = 1; i < lane.Count; i++)
            {
                if (steps.NameOf(lane[i - 1].Symbol) != after)
                    continue;
                total++;
                string next = steps.NameOf(lane[i].Symbol);
                counts[next] = counts.GetValueOrDefault(next) + 1;
            }
        }

        return counts.ToDictionary(pair => pair.Key, pair => new Proportion(pair.Value, total));
    }
}
