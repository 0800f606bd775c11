using System.Collections.Concurrent;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;

namespace Telemetry.Core.Tests.Analysis;

/// <summary>Does anything reach a prediction that it may not know? All of that is drawn anew, and the prediction must stay the same to the bit.</summary>
internal static class LeakCheck
{
    private const int Positions = 8;

    /// <summary>Checks predictions of the next tool on one random history.</summary>
    /// <returns>The first prediction that changed; null where none did.</returns>
    public static string? OfNextTool(Trainer<INextToolModel> trainer, Split split, int seed) => Find(split, seed, knowsCall: false, (folds, visit) =>
        NextToolTrial.Run(folds, trainer, (row, odds) => visit(row, string.Join(' ', odds.ToArray().Select(BitConverter.DoubleToInt64Bits)))));

    /// <summary>Checks predictions of success: tool and input of the call itself are known, how it ended is not.</summary>
    public static string? OfSuccess(Trainer<ISuccessModel> trainer, Split split, int seed) => Find(split, seed, knowsCall: true, (folds, visit) =>
        SuccessTrial.Run(folds, trainer, (row, estimate, isEnough) => visit(row, $"{BitConverter.DoubleToInt64Bits(estimate)} {isEnough}")));

    private static string? Find(Split split, int seed, bool knowsCall, Action<Folds, Action<int, string>> predict)
    {
        using var folder = TempFolder.ForCaller("LeakCheck");
        var random = new Random(seed);
        var history = LeakyHistory.Draw(random);
        Folds folds = FoldsOf(history, folder, split);
        ConcurrentDictionary<int, string> before = Predict(folds, predict);
        int[] rows = [.. history.Rows.Where(before.ContainsKey)];
        random.Shuffle(rows);
        foreach (int row in rows.Take(Positions))
        {
            int[] past = PastOf(folds, row);
            HashSet<int> known = knowsCall ? [.. past, row] : [.. past];
            Fold fold = folds.All[folds.FoldOf(row)];
            LeakyHistory other = history.DrawAnew(one => !fold.Learns(one) && !past.Contains(one), knowsCall ? row : -1, known, random);
            string after = Predict(FoldsOf(other, folder, split), predict)[row];
            if (after != before[row])
                return $"The prediction of row {row}, held out by {split} in a history of seed {seed}, depends on what it may not know: {before[row]} became {after}.";
        }

        return null;
    }

    private static int[] PastOf(Folds folds, int row)
    {
        ReadOnlySpan<int> lane = folds.Lanes[folds.Index.Rows[row].Lane];
        return lane[..lane.IndexOf(row)].ToArray();
    }

    private static ConcurrentDictionary<int, string> Predict(Folds folds, Action<Folds, Action<int, string>> predict)
    {
        var all = new ConcurrentDictionary<int, string>();
        predict(folds, (row, text) => Assert.True(all.TryAdd(row, text), "a call is predicted once"));
        return all;
    }

    private static Folds FoldsOf(LeakyHistory history, TempFolder folder, Split split)
    {
        CallIndex index = Some.IndexOfLines(folder, history.Lines);
        var lanes = new LaneRows(index);
        lanes.Update();
        return new Folds(lanes, split);
    }
}
