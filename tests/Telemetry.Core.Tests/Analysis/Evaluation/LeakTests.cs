using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class LeakTests
{
    private const int Histories = 12, EnoughHistories = 60;

    public static TheoryData<string, Split> NextToolModels => Pairs(Contestants.NextTool.Select(one => one.Name));

    public static TheoryData<string, Split> SuccessModels => Pairs(Contestants.Success.Select(one => one.Name));

    public static TheoryData<string, Split> NextToolLeaks => Pairs(PlantedLeaks.NextTool.Keys);

    public static TheoryData<string, Split> SuccessLeaks => Pairs(PlantedLeaks.Success.Keys);

    [Theory]
    [MemberData(nameof(NextToolModels))]
    public void NothingOfTheHeldOutCallsReachesAPredictionOfTheNextTool(string name, Split split)
    {
        Trainer<INextToolModel> trainer = Contestants.NextTool.Single(one => one.Name == name).Trainer;
        Assert.All(Enumerable.Range(0, Histories), seed => Assert.Null(LeakCheck.OfNextTool(trainer, split, seed)));
    }

    [Theory]
    [MemberData(nameof(SuccessModels))]
    public void NothingOfTheHeldOutCallsReachesAPredictionOfSuccess(string name, Split split)
    {
        Trainer<ISuccessModel> trainer = Contestants.Success.Single(one => one.Name == name).Trainer;
        Assert.All(Enumerable.Range(0, Histories), seed => Assert.Null(LeakCheck.OfSuccess(trainer, split, seed)));
    }

    [Theory]
    [MemberData(nameof(NextToolLeaks))]
    public void APlantedLeakOfTheNextToolIsCaught(string leak, Split split) =>
        Assert.Contains(Enumerable.Range(0, EnoughHistories), seed => LeakCheck.OfNextTool(PlantedLeaks.NextTool[leak], split, seed) is not null);

    [Theory]
    [MemberData(nameof(SuccessLeaks))]
    public void APlantedLeakOfSuccessIsCaught(string leak, Split split) =>
        Assert.Contains(Enumerable.Range(0, EnoughHistories), seed => LeakCheck.OfSuccess(PlantedLeaks.Success[leak], split, seed) is not null);

    private static TheoryData<string, Split> Pairs(IEnumerable<string> names)
    {
        var pairs = new TheoryData<string, Split>();
        foreach (string name in names)
        {
            foreach (Split split in Enum.GetValues<Split>())
                pairs.Add(name, split);
        }

        return pairs;
    }
}
