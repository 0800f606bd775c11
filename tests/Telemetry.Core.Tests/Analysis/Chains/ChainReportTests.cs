using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;

namespace Telemetry.Core.Tests.Analysis.Chains;

public sealed class ChainReportTests
{
    [Fact]
    public void StepsInRandomOrderMakeNoChainHoweverTheMixDiffers()
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            ChainReport report = SomeLanes.Report(SomeLanes.Random(new Random(seed), 60));
            Assert.True(report.Candidates > 100);
            Assert.Empty(TextsOf(report));
        }
    }

    [Theory]
    [InlineData("A B")]
    [InlineData("C A B")]
    [InlineData("D A C B")]
    [InlineData("D A C B E")]
    public void APlantedChainIsFoundWithNothingBesideIt(string chain)
    {
        for (int seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            string[] told = TextsOf(SomeLanes.Report(SomeLanes.Random(random, 60).Plant(random, chain, 250)));
            Assert.Contains(told, one => one.Contains(chain, StringComparison.Ordinal));
            // Its parts are as true; where a step of it begins another by chance is what the share of false ones allows.
            Assert.True(told.Count(one => !one.Contains(chain, StringComparison.Ordinal) && !chain.Contains(one, StringComparison.Ordinal)) <= 1, string.Join("; ", told));
        }
    }

    [Fact]
    public void StepsThatComeTogetherOnlyAreOneLine() =>
        Gen.Int[1, 1000].Sample(seed =>
        {
            var random = new Random(seed);
            Assert.Equal(["X Y Z"], TextsOf(SomeLanes.Report(SomeLanes.Random(random, 40).PlantOnce(random, "X Y Z"))));
        }, iter: 10);

    [Fact]
    public void NoChainIsToldThatAnotherHoldsAsOften() =>
        Gen.Int[1, 1000].Sample(seed =>
        {
            var random = new Random(seed);
            ChainReport report = SomeLanes.Report(SomeLanes.Random(random, 40).Plant(random, "A B C D", 120).Plant(random, "D C E", 120));
            Assert.True(report.Chains.Count > 1);
            Assert.All(report.Chains, one => Assert.DoesNotContain(report.Chains, other =>
                other.Steps.Count > one.Steps.Count && other.Count == one.Count && string.Join(' ', other.Steps).Contains(string.Join(' ', one.Steps), StringComparison.Ordinal)));
        }, iter: 10);

    // A leads to B and B to C more often than chance, but what came before B makes no difference to what comes after it.
    [Fact]
    public void AChainOfThreeThatSaysNoMoreThanItsPartsIsNotTold()
    {
        var random = new Random(1);
        string[] told = TextsOf(SomeLanes.Report(Enumerable.Range(0, 80).Select(_ => Walk(random, 80))));
        Assert.Contains("A B", told);
        Assert.Contains("B C", told);
        Assert.DoesNotContain("A B C", told);

        static string[] Walk(Random random, int length)
        {
            var steps = new List<string> { "A" };
            while (steps.Count < length)
            {
                string any = ((string[])["A", "B", "C", "D", "E"])[random.Next(5)];
                steps.Add((steps[^1], random.Next(2)) switch { ("A", 0) => "B", ("B", 0) => "C", _ => any });
            }

            return [.. steps];
        }
    }

    [Fact]
    public void OneSessionAloneMakesNoChain()
    {
        string[][] sessions = SomeLanes.Random(new Random(1), 30);
        string[] zealous = SomeLanes.Repeated("X A Y B", 60);
        Assert.Empty(TextsOf(SomeLanes.Report([.. sessions, zealous])));
        // Nor do others that each have a step of it once by chance.
        Assert.Empty(TextsOf(SomeLanes.Report([.. sessions, zealous, ["X", "A", "B", "Y"], ["Y", "B", "A", "X"]])));
        Assert.NotEmpty(TextsOf(SomeLanes.Report([.. sessions, zealous, zealous, zealous])));
    }

    [Fact]
    public void CallsOfDifferentLanesMakeNoChain()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(0, 200).Select(i => Some.Call(i % 2 == 0 ? "Read" : "Edit", i, session: $"s{i % 10 / 2}", agentId: i % 2 == 0 ? null : "a1")));
        ChainReport report = ChainReport.From(index, new CallFilter());
        Assert.Equal((0, 0), (report.Chains.Count, report.Loops.Count));
    }

    [Fact]
    public void CountsAreOfOccurrencesSessionsAndProjects()
    {
        var random = new Random(1);
        // Sessions of even and of odd number are of two projects.
        string[][] sessions = SomeLanes.Random(random, 20, steps: "C D E F");
        foreach (int session in (int[])[0, 2, 4, 5, 5, 8, 8, 8])
            sessions[session] = [.. sessions[session], "A", "B"];
        Chain chain = Assert.Single(SomeLanes.Report(sessions).Chains);
        Assert.Equal((8, 5, 2), (chain.Count, chain.Sessions, chain.Projects));
        Assert.Null(chain.LiftOverParts);
        Assert.Equal(["A", "B"], chain.Tools.Order());
    }

    [Fact]
    public void TheLiftIsOverTheMeanOfAllOrders()
    {
        // Of two A, two B and two C in each of ten lanes: 2 × 2 / 6 of A before B by chance.
        ChainReport report = SomeLanes.Report(Enumerable.Repeat<string[]>(["A", "B", "C", "A", "B", "C"], 10));
        Chain chain = Assert.Single(report.Chains);
        Assert.Equal(("A B C", 20), (string.Join(' ', chain.Steps), chain.Count));
        // 2 × 2 / 6 of A before B; then C is 2 of the 3 that are no B, and (6 - 2 - 1/4 ...) places of 5 are left.
        Assert.InRange(chain.Lift, 4, 6);
    }

    [Fact]
    public void ShellCommandsAreTheirFamilies()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(0, 200).Select(i => (i % 4) switch
        {
            0 => Some.Call("Bash", i, session: $"s{i / 20}", parameters: """{"command":"cd src && go build ./..."}"""),
            1 => Some.Call("Bash", i, session: $"s{i / 20}", parameters: """{"command":"go test ./... | tail -5"}"""),
            2 => Some.Call("Read", i, session: $"s{i / 20}"),
            _ => Some.Call(i % 8 == 3 ? "Grep" : "Glob", i, session: $"s{i / 20}"),
        }));
        Chain chain = ChainReport.From(index, new CallFilter()).Chains.First(chain => chain.Steps.Contains("go test"));
        Assert.Contains("go build go test Read", string.Join(' ', chain.Steps), StringComparison.Ordinal);
        Assert.DoesNotContain("Bash", chain.Steps);
        Assert.Contains("Bash", chain.Tools);
    }

    private static string[] TextsOf(ChainReport report) => [.. report.Chains.Select(chain => string.Join(' ', chain.Steps)), .. report.Loops.Select(loop => string.Join(' ', loop.Steps))];
}
