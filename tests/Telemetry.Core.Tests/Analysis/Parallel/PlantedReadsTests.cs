using Telemetry.Analysis;
using Telemetry.Benchmarks;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;

namespace Telemetry.Core.Tests.Analysis;

public sealed class PlantedReadsTests
{
    private const double MaxWrong = 0.05, MinPrecision = 0.95, MinFound = 0.8;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FewPlantedDependenciesAreCalledIndependentAndMostIndependentPairsAreFound(int seed)
    {
        using var folder = TempFolder.ForCaller();
        var planted = new PlantedReads(seed).Add(40);
        CallIndex index = Some.IndexOfLines(folder, planted.Lines.Select(line => line.TrimEnd('\n') + "\n"));
        var ledger = new ParallelLedger(index);
        ledger.Update();
        Dictionary<string, BoundaryTier> tiers = ledger.Boundaries.ToDictionary(boundary => index.ReadCall(index.Rows[boundary.Second])!.ToolUseId!, boundary => boundary.Tier);
        // Each pair is a boundary.
        Assert.All(planted.Pairs, pair => Assert.Contains(pair.SecondId, tiers.Keys));
        int needed = planted.Pairs.Count(pair => pair.IsNeeded), free = planted.Pairs.Count - needed;
        int wrong = planted.Pairs.Count(pair => pair.IsNeeded && tiers[pair.SecondId] == BoundaryTier.Independent), found = planted.Pairs.Count(pair => !pair.IsNeeded && tiers[pair.SecondId] == BoundaryTier.Independent);
        Assert.InRange(needed, 200, 400);
        Assert.InRange(wrong, 0, MaxWrong * needed);
        Assert.InRange(found, MinFound * free, free);
        Assert.InRange(found, MinPrecision * (found + wrong), double.MaxValue);
    }
}
