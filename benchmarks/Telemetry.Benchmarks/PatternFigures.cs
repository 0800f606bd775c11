using System.Diagnostics;
using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Benchmarks;

/// <summary>What the search for chains finds where there is something to be found, and where there is not.</summary>
internal static class PatternFigures
{
    private const int Shuffles = 20, Splits = 20, Plants = 40, Lines = 15;
    private const double MaxShuffled = 0.01, MinReplicated = 0.9, MinPlanted = 0.9, MaxProbability = 0.05;

    /// <summary>The report in markdown, line by line.</summary>
    /// <param name="path">Calls in the store's format.</param>
    public static IEnumerable<string> Report(string path)
    {
        var index = new CallIndex(path);
        index.Refresh();
        long start = Stopwatch.GetTimestamp();
        var steps = StepLanes.From(index, new CallFilter());
        var report = ChainReport.From(steps);
        double ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var real = ChainSearch.In(steps);
        if (real.Found.Count == 0)
        {
            yield return $"{path} holds no chain beyond chance. Give a file of the store's format with more calls.";
            yield break;
        }

        yield return Figure.Head;
        yield return new Figure("the search, in this process", Figure.Text($"{ms:0} ms"), "", null, Figure.Text($"{index.Rows.Length} calls")).ToString();
        yield return new Figure("chains and loops told", Figure.Text($"{report.Chains.Count} chains, {report.Loops.Count} loops"), "", null, Figure.Text($"{real.Candidates} candidates")).ToString();
        yield return new Figure("of these of three steps and more; of one project", Figure.Text($"{report.Chains.Count(chain => chain.Steps.Count > 2)}; {report.Chains.Count(chain => chain.Projects == 1)}"), "", null, "").ToString();
        yield return new Figure("of these that change the odds of their last step", Figure.Text($"{report.Chains.Count(chain => chain.Change is { IsCertain: true })}"), "", null, Figure.Text($"{report.Chains.Count(chain => chain.Change is not null)}")).ToString();
        yield return Shuffled(steps, real.Found.Count).ToString();
        yield return Calibration(steps).ToString();
        foreach (Figure figure in Replicated(steps))
            yield return figure.ToString();
        foreach (Figure figure in Planted(steps))
            yield return figure.ToString();
        yield return "";
        foreach (Chain chain in report.Chains.Take(Lines))
            yield return Figure.Text($"* {string.Join(" → ", chain.Steps)}: {chain.Count} times in {chain.Sessions} sessions of {chain.Projects} projects, {chain.Lift:0.0} × chance, {chain.LiftOverParts:0.0} × its parts, last step {chain.Success.Rate:0.000} of {chain.Success.N}, otherwise {chain.Otherwise.Rate:0.000} of {chain.Otherwise.N}, {chain.Change?.Points * 100:0.0} [{chain.Change?.Interval.Low * 100:0.0}, {chain.Change?.Interval.High * 100:0.0}]");
        foreach (Loop loop in report.Loops)
            yield return Figure.Text($"* {string.Join(" → ", loop.Steps)}: {loop.Count} rounds in {loop.Sessions} sessions of {loop.Projects} projects, {loop.Lift:0.0} × chance, {loop.LiftOverParts:0.0} × its parts, median {loop.MedianRounds}, most {loop.MaxRounds}, green {loop.Green.Rate:0.00} of {loop.Green.N}, after {loop.MedianToGreenMs} ms");
    }

    private static Figure Shuffled(StepLanes steps, int real)
    {
        double mean = Enumerable.Range(1, Shuffles).Average(seed => ChainSearch.In(steps.Shuffled(new Random(seed))).Found.Count);
        return new Figure("told of the same steps shuffled within lanes, mean", Figure.Text($"{mean:0.00} ({mean / real * 100:0.00} % of {real})"), "at most 1 %", mean / real <= MaxShuffled, Figure.Text($"{Shuffles} shuffles"));
    }

    // Of chains that the real data tells, because they are those that matter.
    private static Figure Calibration(StepLanes steps)
    {
        int below = 0, all = 0;
        for (int seed = 1; seed <= Shuffles; seed++)
        {
            var runs = Runs.From(steps.Shuffled(new Random(seed)));
            var counts = new LaneCounts(runs.Steps);
            Grams pairs = Grams.Single(runs).Longer(runs);
            foreach (Grams grams in (Grams[])[pairs, pairs.Longer(runs)])
            {
                Excess[] excesses = ChanceTest.Of(runs, counts, grams, [.. Enumerable.Range(0, grams.All.Count)]);
                below += excesses.Count(one => one.Probability <= MaxProbability);
                all += excesses.Length;
            }
        }

        return new Figure("shuffled: candidates with a probability of at most 5 %", Figure.Text($"{(double)below / all * 100:0.0} %"), "at most 5 %", below <= all * MaxProbability, Figure.Text($"{all}"));
    }

    // Of those that could be expected as often in the other half as the search asks for.
    private static IEnumerable<Figure> Replicated(StepLanes steps)
    {
        var found = new List<(int Length, bool IsAgain)>();
        for (int seed = 1; seed <= Splits; seed++)
        {
            int[] sessions = [.. steps.Lanes.Select(lane => lane.Session).Distinct()];
            new Random(seed).Shuffle(sessions);
            var half = sessions.Take(sessions.Length / 2).ToHashSet();
            var other = Runs.From(steps.Of(session => !half.Contains(session)));
            var counts = new LaneCounts(other.Steps);
            foreach (Finding one in ChainSearch.In(steps.Of(half.Contains)).Found)
            {
                Excess excess = ChanceTest.Of(other, counts, one.Steps);
                if (excess.Expected * one.Chance.Lift >= Chain.MinCount)
                    found.Add((one.Steps.Length, excess is { Lift: > 1, Probability: <= MaxProbability }));
            }
        }

        yield return Share("told of one half of the sessions and found again in the other, above chance (p ≤ 5 %)", found);
        yield return Share("the same of three steps and more", [.. found.Where(one => one.Length > 2)]);

        static Figure Share(string name, List<(int Length, bool IsAgain)> found)
        {
            int again = found.Count(one => one.IsAgain);
            return new Figure(name, Figure.Text($"{(double)again / found.Count * 100:0.0} %"), "at least 90 %", again >= found.Count * MinReplicated, Figure.Text($"{found.Count} of {Splits} splits"));
        }
    }

    // A chain of the steps that are there, in place of others, at random places of shuffled lanes.
    private static IEnumerable<Figure> Planted(StepLanes steps)
    {
        int found = 0, others = 0;
        for (int seed = 1; seed <= Plants; seed++)
        {
            var random = new Random(seed);
            StepLanes shuffled = steps.Shuffled(random);
            int[] frequent = [.. shuffled.Symbols.CountBy(symbol => symbol).OrderByDescending(pair => pair.Value).Skip(4).Take(20).Select(pair => pair.Key)];
            random.Shuffle(frequent);
            int[] planted = frequent[..(2 + seed % 3)];
            StepLane[] room = [.. shuffled.Lanes.Where(lane => lane.Length >= 12)];
            for (int i = 0; i < 60; i++)
            {
                StepLane lane = room[random.Next(room.Length)];
                planted.CopyTo(shuffled.Symbols, lane.Start + random.Next(lane.Length - planted.Length));
            }

            var search = ChainSearch.In(shuffled);
            found += search.Found.Any(one => one.Steps.AsSpan().IndexOf(planted) >= 0) ? 1 : 0;
            others += search.Found.Count(one => planted.AsSpan().IndexOf(one.Steps) < 0 && one.Steps.AsSpan().IndexOf(planted) < 0);
        }

        yield return new Figure("chains of 2 to 4 steps planted 60 times into shuffled lanes, found", Figure.Text($"{found}"), "at least 90 %", found >= Plants * MinPlanted, Figure.Text($"{Plants}"));
        yield return new Figure("others told beside the planted one and its parts", Figure.Text($"{others}"), "", null, Figure.Text($"{Plants}"));
    }
}
