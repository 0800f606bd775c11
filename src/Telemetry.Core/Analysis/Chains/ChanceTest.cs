namespace Telemetry.Analysis;

/// <summary>Holds chains against their steps in random order within each lane.</summary>
internal static class ChanceTest
{
    /// <summary>How far each of some chains of one length lies above chance.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="counts">What the lanes hold.</param>
    /// <param name="grams">The chains of that length.</param>
    /// <param name="tested">The numbers of those that are to be tested.</param>
    /// <returns>For each chain of that length its excess; nothing for those that are not tested.</returns>
    public static Excess[] Of(Runs runs, LaneCounts counts, Grams grams, IReadOnlyCollection<int> tested)
    {
        var found = new List<(int Lane, int Count)>?[grams.All.Count];
        foreach (int number in tested)
            found[number] = [];
        for (int lane = 0; lane < runs.Steps.Lanes.Length; lane++)
        {
            for (int run = runs.Starts[lane]; run < runs.Starts[lane + 1]; run++)
            {
                if (grams.At[run] is >= 0 and int number && found[number] is { } lanes)
                    Count(lanes, lane);
            }
        }

        var excesses = new Excess[found.Length];
        foreach (int number in tested)
            excesses[number] = Of(runs, counts, grams.StepsOf(number), found[number]!);
        return excesses;
    }

    /// <summary>How far one chain lies above chance.</summary>
    public static Excess Of(Runs runs, LaneCounts counts, int[] word)
    {
        var found = new List<(int Lane, int Count)>();
        for (int lane = 0; lane < runs.Steps.Lanes.Length; lane++)
        {
            Span<int> all = runs.Symbols.AsSpan(runs.Starts[lane]..runs.Starts[lane + 1]);
            for (int run = 0; run + word.Length <= all.Length; run++)
            {
                if (all.Slice(run, word.Length).SequenceEqual(word))
                    Count(found, lane);
            }
        }

        return Of(runs, counts, word, found);
    }

    private static void Count(List<(int Lane, int Count)> lanes, int lane)
    {
        if (lanes.Count > 0 && lanes[^1].Lane == lane)
            lanes[^1] = (lane, lanes[^1].Count + 1);
        else
            lanes.Add((lane, 1));
    }

    private static Excess Of(Runs runs, LaneCounts counts, int[] word, List<(int Lane, int Count)> found)
    {
        var excess = new Excess();
        Span<int> held = stackalloc int[word.Length];
        int next = 0;
        foreach (int lane in counts.LanesOfRarest(word))
        {
            if (!counts.TryCount(lane, word, held))
                continue;
            var (mean, variance) = ShuffleMoments.Of(word, held, runs.Steps.Lanes[lane].Length);
            bool occurs = next < found.Count && found[next].Lane == lane;
            if (mean > 0 || occurs)
                excess.Add(runs.Steps.Lanes[lane].Session, occurs ? found[next].Count : 0, mean, variance);
            next += occurs ? 1 : 0;
        }

        return excess;
    }
}
