using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Fits how much each sign of success is believed.</summary>
internal static class SuccessTraining
{
    // As many of the rarer outcome as there are signs.
    private const int MinEach = SuccessSigns.Count;

    /// <summary>What is believed where nothing was learnt: the call's kind.</summary>
    public static double[] Prior
    {
        get
        {
            var prior = new double[SuccessSigns.Count];
            prior[SuccessSigns.Kind] = 1;
            return prior;
        }
    }

    /// <summary>Fits weights; each call's signs are told by the sessions of other parts: <see cref="CrossFit"/>.</summary>
    /// <param name="index">The calls.</param>
    /// <param name="facts">By row, what its lane's past said of it.</param>
    /// <param name="cells">What came of the calls to learn from; the same afterwards.</param>
    /// <param name="isLearnt">True for a row to learn from.</param>
    public static double[] Fit(CallIndex index, CallFacts[] facts, OutcomeCells cells, Func<int, bool> isLearnt)
    {
        IReadOnlyList<int[]> parts = CrossFit.Split(index, row => isLearnt(row) && index.Rows[row].IsAttributable);
        int calls = parts.Sum(part => part.Length), call = 0;
        // One part alone has no others to be told by, and a few failures or successes weigh nothing.
        if (parts.Count < 2 || Math.Min(cells.Rates.All.Successes, cells.Rates.All.N - cells.Rates.All.Successes) < MinEach)
            return Prior;
        var signs = new double[calls * SuccessSigns.Count];
        var outcomes = new bool[calls];
        var tools = new FileTools(index);
        foreach (int[] part in parts)
        {
            foreach (int row in part)
                cells.Add(index.Rows[row], facts[row], -1);
            var rates = new RateModel(cells.Rates);
            foreach (int row in part)
            {
                SuccessSigns.Write(PlannedCall.Of(index, row), facts[row], cells, rates, tools, signs.AsSpan(call * SuccessSigns.Count, SuccessSigns.Count));
                outcomes[call++] = index.Rows[row].Outcome == Outcome.Success;
            }

            foreach (int row in part)
                cells.Add(index.Rows[row], facts[row], 1);
        }

        return LogisticFit.Fit(signs, outcomes, Prior);
    }
}
