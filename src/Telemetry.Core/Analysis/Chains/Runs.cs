namespace Telemetry.Analysis;

/// <summary>The steps of every lane with neighbours that are alike taken together: what chains are made of.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Symbols">For each run what it is of; no two neighbours of one lane are the same.</param>
/// <param name="FirstSteps">For each run its first step.</param>
/// <param name="Starts">For each lane its first run, and the end of the last.</param>
internal sealed record Runs(StepLanes Steps, int[] Symbols, int[] FirstSteps, int[] Starts)
{
    /// <summary>Takes neighbours together.</summary>
    public static Runs From(StepLanes steps)
    {
        var symbols = new List<int>(steps.Symbols.Length);
        var first = new List<int>(steps.Symbols.Length);
        var starts = new int[steps.Lanes.Length + 1];
        for (int lane = 0; lane < steps.Lanes.Length; lane++)
        {
            starts[lane] = symbols.Count;
            int last = -1;
            for (int i = steps.Lanes[lane].Start; i < steps.Lanes[lane].End; i++)
            {
                if (steps.Symbols[i] == last)
                    continue;
                symbols.Add(last = steps.Symbols[i]);
                first.Add(i);
            }
        }

        starts[^1] = symbols.Count;
        return new Runs(steps, [.. symbols], [.. first], starts);
    }

    /// <summary>Behind the last step of a run.</summary>
    public int EndOf(int run, int lane) => run + 1 < Starts[lane + 1] ? FirstSteps[run + 1] : Steps.Lanes[lane].End;
}
