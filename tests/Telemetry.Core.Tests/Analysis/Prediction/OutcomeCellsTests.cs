using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class OutcomeCellsTests
{
    [Fact]
    public void WhatIsAddedAndTakenOutAgainLeavesWhatWasThere() => ForRandomHistories((index, facts, random) =>
    {
        bool[] isOut = [.. facts.Select(_ => random.Next(3) == 0)];
        OutcomeCells all = Of(index, facts, _ => true), less = all.Copy(), fresh = Of(index, facts, row => !isOut[row]);
        for (int row = 0; row < facts.Length; row++)
        {
            if (isOut[row])
                less.Add(index.Rows[row], facts[row], -1);
        }

        AssertSame(index, facts, fresh, less);
        // The copy is apart.
        AssertSame(index, facts, Of(index, facts, _ => true), all);
        for (int row = 0; row < facts.Length; row++)
        {
            if (isOut[row])
                less.Add(index.Rows[row], facts[row], 1);
        }

        AssertSame(index, facts, all, less);
    });

    [Fact]
    public void ACellHoldsTheCallsOfTheSamePast() => ForRandomHistories((index, facts, _) =>
    {
        OutcomeCells cells = Of(index, facts, _ => true);
        CallRow[] rows = index.Rows.ToArray();
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal(Count(j => PastOf(facts[j]) == PastOf(facts[i])), cells.OfTarget(rows[i].Tool, facts[i]));
            Assert.Equal(Count(j => LastOf(facts[j]) == LastOf(facts[i])), cells.OfLast(rows[i].Tool, facts[i]));
            if (rows[i].Command != 0)
                Assert.Equal(Count(j => rows[j].Command == rows[i].Command && LastOf(facts[j]) == LastOf(facts[i])), cells.OfLast(rows[i].Tool, rows[i].Command, facts[i]));

            Proportion Count(Func<int, bool> isSame)
            {
                int[] same = [.. Enumerable.Range(0, rows.Length).Where(j => rows[j].IsAttributable && rows[j].Tool == rows[i].Tool && isSame(j))];
                return new Proportion(same.Count(j => rows[j].Outcome == Outcome.Success), same.Length);
            }
        }
    });

    private static (int, bool, bool) PastOf(CallFacts facts) => (Math.Min(facts.FailedInARow, 4), facts.IsTouched, facts.HasSucceeded);

    private static (int, LastOutcome) LastOf(CallFacts facts) => (facts.LastTool, facts.Last);

    private static OutcomeCells Of(CallIndex index, CallFacts[] facts, Func<int, bool> isCounted)
    {
        var cells = new OutcomeCells();
        for (int row = 0; row < facts.Length; row++)
        {
            if (isCounted(row))
                cells.Add(index.Rows[row], facts[row], 1);
        }

        return cells;
    }

    private static void AssertSame(CallIndex index, CallFacts[] facts, OutcomeCells expected, OutcomeCells actual)
    {
        // A kind of which every call was taken out is no other than one that never came.
        RateModel wanted = new(expected.Rates), given = new(actual.Rates);
        Assert.Equal(expected.Rates.All, actual.Rates.All);
        for (int row = 0; row < facts.Length; row++)
        {
            CallRow call = index.Rows[row];
            Assert.Equal(expected.OfTarget(call.Tool, facts[row]), actual.OfTarget(call.Tool, facts[row]));
            Assert.Equal(expected.OfLast(call.Tool, facts[row]), actual.OfLast(call.Tool, facts[row]));
            Assert.Equal(expected.OfLast(call.Tool, call.Command, facts[row]), actual.OfLast(call.Tool, call.Command, facts[row]));
            Assert.Equal(expected.Rates.Tools.GetValueOrDefault(call.Tool), actual.Rates.Tools.GetValueOrDefault(call.Tool));
            Assert.Equal(wanted.Of(call.Tool, call.Command, call.HidesExit, call.Project), given.Of(call.Tool, call.Command, call.HidesExit, call.Project), 9);
        }
    }

    private static void ForRandomHistories(Action<CallIndex, CallFacts[], Random> check)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            using var folder = TempFolder.ForCaller();
            CallIndex index = Some.IndexOf(folder, PlannedHistory.Draw(seed, callsOfLane: 15));
            check(index, LaneFacts.Of(PlannedHistory.LanesOf(index)), new Random(seed));
        }
    }
}
