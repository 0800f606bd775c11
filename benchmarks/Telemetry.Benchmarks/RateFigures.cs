using Telemetry.Analysis;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Benchmarks;

/// <summary>How good the estimates, the intervals and the changes are that get_stats tells, on sessions that they have not seen.</summary>
internal static class RateFigures
{
    private const double MaxLogLoss = 0.1405, MaxCalibrationError = 0.012, MaxOff = 0.03, MinQuiet = 0.99;
    private const int Splits = 200, Shuffles = 1000, MinTrained = 30, MinHeldOut = 200;
    private const double TrainedShare = 0.1;

    /// <summary>The report in markdown, line by line.</summary>
    /// <param name="path">A store.</param>
    public static IEnumerable<string> Report(string path)
    {
        var index = new CallIndex(path);
        index.Refresh();
        CallRow[] rows = [.. index.Rows.ToArray().Where(row => row.IsAttributable).OrderBy(row => row.TimestampMs)];
        yield return Figure.Text($"{rows.Length} attributable calls in {rows.Select(row => row.Session).Distinct().Count()} sessions, each left out in turn.");
        yield return "";
        yield return Figure.Head;
        foreach (Figure figure in Estimates(rows))
            yield return figure.ToString();
        yield return Coverage(index, rows, 0.95, Interval.Z95).ToString();
        yield return Coverage(index, rows, 0.80, 1.281552).ToString();
        yield return FalseAlarms(index).ToString();
    }

    private static IEnumerable<Figure> Estimates(CallRow[] rows)
    {
        var counts = new RateCounts();
        foreach (CallRow row in rows)
            counts.Add(row);
        var of = new Dictionary<string, double[]>
        {
            ["global rate"] = new double[rows.Length],
            ["per tool"] = new double[rows.Length],
            ["tool > command family"] = new double[rows.Length],
            ["tool > command family > exit code hidden"] = new double[rows.Length],
            ["tool > command family > exit code hidden > project"] = new double[rows.Length],
        };
        foreach (var session in rows.Select((row, i) => (row, i)).GroupBy(pair => pair.row.Session))
        {
            foreach (var (row, _) in session)
                counts.Remove(row);
            var model = new RateModel(counts);
            foreach (var (row, i) in session)
            {
                Proportion tool = counts.Tools.GetValueOrDefault(row.Tool);
                of["global rate"][i] = model.All;
                of["per tool"][i] = tool.N == 0 ? model.All : tool.Rate;
                of["tool > command family"][i] = model.Of(row.Tool, row.Command);
                of["tool > command family > exit code hidden"][i] = model.Of(row.Tool, row.Command, row.HidesExit);
                of["tool > command family > exit code hidden > project"][i] = model.Of(row.Tool, row.Command, row.HidesExit, row.Project);
            }

            foreach (var (row, _) in session)
                counts.Add(row);
        }

        bool[] outcomes = [.. rows.Select(row => row.Outcome == Outcome.Success)];
        foreach (var (name, estimates) in of)
        {
            double loss = Calibration.LogLoss(estimates, outcomes), error = Calibration.Error(estimates, outcomes), told = Calibration.Error([.. estimates.Select(p => Math.Round(p, 3))], outcomes);
            bool isOurs = name.EndsWith("project", StringComparison.Ordinal);
            yield return new Figure($"log loss, {name}", Figure.Text($"{loss:0.0000}"), isOurs ? "at most .1405" : "", isOurs ? loss <= MaxLogLoss : null, Figure.Text($"{rows.Length}"));
            yield return new Figure($"calibration error, {name}", Figure.Text($"{error:0.0000}; as told, to a tenth of a percent, {told:0.0000}"), isOurs ? "at most .012" : "", isOurs ? error <= MaxCalibrationError : null, Figure.Text($"{rows.Length}"));
        }
    }

    // The interval of a tenth of the sessions against the rate of the rest, which is as near to the truth as the data come. The rest has an error of its own, a
    // third of the interval's: a perfect interval of 95 % would hold it in 93.7 %, one of 80 % in 77.6 %.
    private static Figure Coverage(CallIndex index, CallRow[] rows, double level, double z)
    {
        var random = new Random(1);
        int[] sessions = [.. rows.Select(row => row.Session).Distinct().Order()];
        int inside = 0, told = 0;
        for (int split = 0; split < Splits; split++)
        {
            random.Shuffle(sessions);
            var trained = sessions.Take((int)(sessions.Length * TrainedShare)).ToHashSet();
            Dictionary<(bool IsTool, int Key), RateTally> seen = [], held = [];
            for (int i = 0; i < rows.Length; i++)
            {
                var tallies = trained.Contains(rows[i].Session) ? seen : held;
                Add(tallies, (true, rows[i].Tool), rows[i], i);
                if (rows[i].Command != 0)
                    Add(tallies, (false, rows[i].Command), rows[i], i);
            }

            Clustering tools = Sum(seen, true), commands = Sum(seen, false);
            foreach (var (key, tally) in seen)
            {
                if (tally.Success.N < MinTrained || !held.TryGetValue(key, out RateTally? rest) || rest.Success.N < MinHeldOut)
                    continue;
                Interval interval = SuccessRate.Of(tally, key.IsTool ? tools : commands).IntervalAt(z);
                told++;
                inside += rest.Success.Rate >= interval.Low && rest.Success.Rate <= interval.High ? 1 : 0;
            }
        }

        double share = told == 0 ? 0 : (double)inside / told;
        return new Figure(Figure.Text($"rates of held-out sessions inside the {level * 100:0} % interval of the others"), Figure.Text($"{share * 100:0.0} %"), Figure.Text($"{level * 100:0} % ± 3"), Math.Abs(share - level) <= MaxOff, Figure.Text($"{told} intervals of {Splits} splits"));
    }

    private static Clustering Sum(Dictionary<(bool IsTool, int Key), RateTally> tallies, bool isTool) =>
        tallies.Where(pair => pair.Key.IsTool == isTool).Aggregate(default(Clustering), (sum, pair) => sum + Clustering.Of(pair.Value));

    private static void Add(Dictionary<(bool IsTool, int Key), RateTally> tallies, (bool IsTool, int Key) key, in CallRow row, int number)
    {
        if (!tallies.TryGetValue(key, out RateTally? tally))
            tallies[key] = tally = new RateTally();
        tally.Add(row, number);
    }

    // Sessions in random order: whatever changed at a time is gone.
    private static Figure FalseAlarms(CallIndex index)
    {
        RunningStats tools = new(index, new CallFilter(), GroupBy.Tool), commands = new(index, new CallFilter(), GroupBy.Command);
        tools.Update(out _);
        commands.Update(out _);
        IReadOnlyList<RateSeries> series = tools.Series(commands);
        var random = new Random(1);
        int quiet = 0;
        for (int i = 0; i < Shuffles; i++)
        {
            var order = Enumerable.Range(0, index.Sessions.Count).ToArray();
            random.Shuffle(order);
            quiet += RateChange.Find([.. series.Select(one => one with { Sessions = [.. one.Sessions.OrderBy(session => order[session.Outcomes.Session])] })]).Count == 0 ? 1 : 0;
        }

        return new Figure("no change reported with the sessions in random order", Figure.Text($"{quiet * 100.0 / Shuffles:0.0} % of the runs"), "at least 99 %", quiet >= MinQuiet * Shuffles, Figure.Text($"{Shuffles}"));
    }
}
