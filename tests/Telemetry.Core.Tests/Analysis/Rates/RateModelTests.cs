using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class RateModelTests
{
    [Fact]
    public void AnEstimateLiesBetweenTheGroupAndWhatItBelongsTo()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Calls());
        RateCounts counts = CountsOf(index);
        var model = new RateModel(counts);
        foreach (var (tool, rate) in counts.Tools)
            IsBetween(model.Of(tool), rate.Rate, model.All);
        foreach (var ((tool, command), rate) in counts.Commands)
            IsBetween(model.Of(tool, command), rate.Rate, model.Of(tool));
        foreach (var ((tool, command, hidesExit), rate) in counts.Forms)
            IsBetween(model.Of(tool, command, hidesExit), rate.Rate, model.Of(tool, command));
        foreach (var ((tool, command, hidesExit, project), rate) in counts.Projects)
            IsBetween(model.Of(tool, command, hidesExit, project), rate.Rate, model.Of(tool, command, hidesExit));
        Assert.Equal(model.Of(1), model.Of(1, command: 999), 1e-12);
        Assert.Equal(model.All, model.Of(999), 1e-12);
    }

    [Fact]
    public void ASessionTakenOutWasNeverThere()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Calls());
        RateCounts counts = CountsOf(index);
        foreach (ref readonly CallRow row in index.Rows)
        {
            if (row.Session == 1)
                counts.Remove(row);
        }

        var without = new RateCounts();
        foreach (ref readonly CallRow row in index.Rows)
        {
            if (row.Session != 1)
                without.Add(row);
        }

        RateModel left = new(counts), never = new(without);
        double[] expected = [never.ToolStrength, never.CommandStrength, never.FormStrength, never.ProjectStrength], found = [left.ToolStrength, left.CommandStrength, left.FormStrength, left.ProjectStrength];
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, pair.First * 1e-9));
        Assert.Equal(without.All, counts.All);
        Assert.Equal(never.Of(1, 1), left.Of(1, 1), 1e-9);
    }

    // 60 groups drawn from Beta(a, b), 200 calls each: the strength is a + b.
    [Theory]
    [InlineData(10)]
    [InlineData(50)]
    public void TheStrengthIsThatOfThePriorTheGroupsWereDrawnFrom(int strength)
    {
        var random = new Random(1);
        Proportion[] groups = [.. Enumerable.Range(0, 400).Select(_ =>
        {
            // Pólya's urn draws from the Beta-Binomial.
            double successes = 0.8 * strength, failures = 0.2 * strength;
            int hits = 0;
            for (int i = 0; i < 200; i++)
            {
                bool isHit = random.NextDouble() < successes / (successes + failures);
                (successes, failures, hits) = isHit ? (successes + 1, failures, hits + 1) : (successes, failures + 1, hits);
            }

            return new Proportion(hits, 200);
        })];
        Assert.InRange(StrengthOf(groups), 0.8 * strength, 1.25 * strength);
    }

    [Fact]
    public void WhereNothingCanBeFittedTheStrengthIsTwenty()
    {
        Assert.Equal(20, StrengthOf([]));
        Assert.Equal(20, StrengthOf([new Proportion(7, 9)]));
        Assert.Equal(20, StrengthOf([new Proportion(9, 9), new Proportion(8, 8)]));
    }

    private static void IsBetween(double estimate, double one, double other) => Assert.InRange(estimate, Math.Min(one, other) - 1e-9, Math.Max(one, other) + 1e-9);

    private static double StrengthOf(Proportion[] groups)
    {
        var strength = new PriorStrength();
        strength.Add(groups);
        return strength.Value;
    }

    private static IEnumerable<ToolCall> Calls() => Enumerable.Range(0, 600).Select(i => Some.Call(
        i % 3 == 0 ? "Read" : "Bash", i, i * 7919 % 11 < 1 + i % 4 ? Outcome.Failure : Outcome.Success, session: "s" + i % 8,
        parameters: i % 3 == 0 ? "{}" : $$"""{"command":"prog{{i % 5}} x{{(i % 2 == 0 ? " | tail" : "")}}"}""", project: "/p" + i % 4));

    private static RateCounts CountsOf(CallIndex index)
    {
        var counts = new RateCounts();
        foreach (ref readonly CallRow row in index.Rows)
            counts.Add(row);
        return counts;
    }
}
