using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class PredictionTrainingTests
{
    [Fact]
    public void TwoFitsAreEqualToTheBitAndLeaveTheCountsAsTheyWere()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, PlannedHistory.Draw(3, sessions: 6));
        var places = new LanePlaces(PlannedHistory.LanesOf(index));
        CallFacts[] facts = LaneFacts.Of(PlannedHistory.LanesOf(index));
        var (counts, cells) = (new NextToolCounts(index), new OutcomeCells());
        for (int row = 0; row < places.Count; row++)
        {
            counts.Add(places.LaneOf(row), places[row], 1);
            cells.Add(index.Rows[row], facts[row], 1);
        }

        // The second one starts from the counts that the first one used.
        long[] tools = Bits(NextToolTraining.Fit(places, counts, _ => true)), success = [.. SuccessTraining.Fit(index, facts, cells, _ => true).Select(BitConverter.DoubleToInt64Bits)];
        Assert.Equal(tools, Bits(NextToolTraining.Fit(places, counts, _ => true)));
        Assert.Equal(success, SuccessTraining.Fit(index, facts, cells, _ => true).Select(BitConverter.DoubleToInt64Bits));
        Assert.NotEqual(Bits(new NextToolWeights()), tools);
        Assert.NotEqual(SuccessTraining.Prior.Select(BitConverter.DoubleToInt64Bits), success);
    }

    [Fact]
    public void OneSessionAloneTeachesNoWeights()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, PlannedHistory.Draw(3, sessions: 1));
        var places = new LanePlaces(PlannedHistory.LanesOf(index));
        CallFacts[] facts = LaneFacts.Of(PlannedHistory.LanesOf(index));
        Assert.Equal(Bits(new NextToolWeights()), Bits(NextToolTraining.Fit(places, new NextToolCounts(index), _ => true)));
        var cells = new OutcomeCells();
        for (int row = 0; row < facts.Length; row++)
            cells.Add(index.Rows[row], facts[row], 1);
        Assert.Equal(SuccessTraining.Prior, SuccessTraining.Fit(index, facts, cells, _ => true));
    }

    [Fact]
    public void ASignThatDecidesSuccessIsFound()
    {
        // An edit fails unless the file was read before; which is so half of the time.
        SplitScores scores = SuccessOf(random => Enumerable.Range(0, 15).SelectMany(i => random.Next(2) == 0
            ? new[] { On("Read", $"/f{i}"), On("Edit", $"/f{i}") }
            : [On("Read", $"/g{i}"), On("Edit", $"/f{i}", Outcome.Failure)]));
        Assert.True(Ours(scores)["brier"] < 0.7 * PerTool(scores)["brier"], $"{Ours(scores)["brier"]} after {PerTool(scores)["brier"]}");
        Assert.True(Ours(scores)["auc"] > 0.95, $"{Ours(scores)["auc"]}");
    }

    [Fact]
    public void WhereSuccessIsAMatterOfLuckNothingIsMadeUp()
    {
        // Of 12 tools, so that few calls come after the same one: weights that had seen a call's own outcome among them would trust them too much.
        SplitScores scores = SuccessOf(random => Enumerable.Range(0, 30).Select(_ => On("T" + random.Next(12), "/f" + random.Next(9), random.Next(2) == 0 ? Outcome.Success : Outcome.Failure)));
        Assert.True(Ours(scores)["brier"] - PerTool(scores)["brier"] < 0.003, $"{Ours(scores)["brier"]} after {PerTool(scores)["brier"]}");
    }

    [Fact]
    public void WhereToolsAreAMatterOfLuckNothingIsMadeUp()
    {
        string[] tools = ["A", "B", "C", "D"];
        SplitScores scores = NextToolOf(random => Enumerable.Range(0, 30).Select(_ => Some.Call(tools[random.Next(4) & random.Next(4)])));
        Assert.InRange(Ours(scores)["bits"] - scores.Contestants.First(one => one.Name == "most_frequent")["bits"], -0.05, 0.05);
    }

    [Fact]
    public void AHabitThatTwoToolsDoNotTellIsFound()
    {
        // What comes after A depends on how A ended, which no baseline looks at.
        SplitScores scores = NextToolOf(random => Enumerable.Range(0, 15).SelectMany(_ => random.Next(2) == 0
            ? new[] { Some.Call("A"), Some.Call("B") }
            : [Some.Call("A", outcome: Outcome.Failure), Some.Call("C")]));
        Assert.True(Ours(scores)["bits"] < 0.5 * scores.Contestants.First(one => one.Name == "order_1")["bits"], $"{Ours(scores)["bits"]}");
    }

    private static Contestant Ours(SplitScores scores) => scores.Contestants.First(one => one.Name == Contestants.Ours);

    private static Contestant PerTool(SplitScores scores) => scores.Contestants.First(one => one.Name == Contestants.PerTool);

    private static SplitScores SuccessOf(Func<Random, IEnumerable<ToolCall>> session) => Of(session, folds => SuccessScoring.Of(folds, 1));

    private static SplitScores NextToolOf(Func<Random, IEnumerable<ToolCall>> session) => Of(session, folds => NextToolScoring.Of(folds, 1));

    private static SplitScores Of(Func<Random, IEnumerable<ToolCall>> session, Func<Folds, SplitScores?> score)
    {
        using var folder = TempFolder.ForCaller("PredictionTraining");
        var random = new Random(7);
        IEnumerable<ToolCall> calls = Enumerable.Range(0, 40).SelectMany(number => session(random).Select(call => call with { SessionId = "s" + number }))
            .Select((call, i) => call with { TimestampMs = Some.TimeMs + i * 1000, ToolUseId = "t" + i });
        return score(PlannedHistory.FoldsOf(Some.IndexOf(folder, calls), Split.SessionOut))!;
    }

    private static ToolCall On(string tool, string path, Outcome outcome = Outcome.Success) => Some.Call(tool, outcome: outcome, parameters: $$"""{"file_path":"{{path}}"}""");

    private static long[] Bits(NextToolWeights weights) =>
    [
        .. Enumerable.Range(0, NextToolOdds.Experts).SelectMany(expert => new[] { 0, 2, 5, 20, 70, 200, 1000, 2000 }.Select(seen => BitConverter.DoubleToInt64Bits(weights[expert, seen]))),
    ];
}
