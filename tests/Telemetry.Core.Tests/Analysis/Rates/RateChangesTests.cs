using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class RateChangesTests
{
    private const int Sessions = 240, CallsOfSession = 25;

    [Fact]
    public void NothingIsReportedInNinetyNineOfAHundredHistoriesWithoutAChange()
    {
        int alarms = 0;
        for (int seed = 0; seed < 100; seed++)
            alarms += ChangesOf(seed, (_, _) => 0.967).Count > 0 ? 1 : 0;
        Assert.True(alarms <= 1, $"{alarms} false alarms.");
    }

    [Fact]
    public void ADropIsFoundAndDatedWithinAFewSessions()
    {
        int found = 0, near = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            if (ChangesOf(seed, (tool, session) => tool == "Edit" && session >= 140 ? 0.90 : 0.967) is not [{ Name: "Edit" } change, ..])
                continue;
            found++;
            near += Math.Abs((change.AtMs - Some.TimeMs) / 1000 / CallsOfSession - 140) <= 12 ? 1 : 0;
            Assert.True(change.After.Rate < change.Before.Rate);
        }

        Assert.True(found >= 19 && near >= 15, $"{found} found, {near} of them dated within 12 sessions.");
    }

    [Fact]
    public void MoreCallsOfACommandThatOftenFailsAreNoChange()
    {
        using var folder = TempFolder.ForCaller();
        var random = new Random(3);
        // pytest fails half the time, always has; from the middle on it makes half of the calls instead of a tenth.
        CallIndex index = Some.IndexOfLines(folder, Enumerable.Range(0, 6000).Select(i =>
        {
            bool isTest = random.NextDouble() < (i < 3000 ? 0.1 : 0.5);
            bool fails = random.NextDouble() < (isTest ? 0.5 : 0.02);
            return Some.LineOf(Some.Call("Bash", i, fails ? Outcome.Failure : Outcome.Success, session: "s" + i / 25, parameters: isTest ? """{"command":"pytest"}""" : """{"command":"ls"}"""));
        }));
        Assert.Empty(ChangesOf(index));
    }

    [Fact]
    public void TheBridgesDistributionIsKolmogorovs()
    {
        Assert.Equal(0.05, ChangeTest.Kolmogorov(1.3581), 0.0001);
        Assert.Equal(0.01, ChangeTest.Kolmogorov(1.6276), 0.0001);
        Assert.Equal(1, ChangeTest.Kolmogorov(0));
    }

    [Fact]
    public void TooFewSessionsShowNoChange()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOfLines(folder, Enumerable.Range(0, 9 * 25).Select(i =>
            Some.LineOf(Some.Call("Edit", i, i > 100 ? Outcome.Failure : Outcome.Success, session: "s" + i / 25))));
        Assert.Empty(ChangesOf(index));
    }

    [Fact]
    public void ACallThatComesLaterIsCountedAsIfItHadAlwaysBeenThere()
    {
        using var folder = TempFolder.ForCaller();
        string[] lines = [.. Lines(5, (tool, session) => tool == "Edit" && session >= 140 ? 0.85 : 0.967)];
        CallIndex index = Some.IndexOfLines(folder, lines[..4000]);
        RunningStats tools = new(index, new CallFilter(), GroupBy.Tool), commands = new(index, new CallFilter(), GroupBy.Command);
        tools.Update(out _);
        commands.Update(out _);
        File.WriteAllText(index.Path, string.Concat(lines));
        index.Refresh();
        tools.Update(out _);
        commands.Update(out _);
        Assert.Equal(ChangesOf(index), tools.Changes(commands));
        Assert.NotEmpty(tools.Changes(commands));
    }

    [Fact]
    public void WhatGrewMostAndTheClientThatCameWithItAreNamed()
    {
        using var folder = TempFolder.ForCaller();
        var random = new Random(4);
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(0, 4000).Select(i =>
        {
            bool isEarly = i < 2000;
            Outcome outcome = random.NextDouble() < (isEarly ? 0.02 : 0.15) ? Outcome.Failure : Outcome.Success;
            string error = isEarly || i % 5 == 0 ? "File has not been read yet." : "String to replace not found in file.";
            return Some.Call("Edit", i, outcome, session: "s" + i / 25, error: error) with { ClientVersion = isEarly ? "2.1.186" : "2.1.187" };
        }));
        RateChange change = Assert.Single(ChangesOf(index), one => one.Tool is not null);
        var failures = new FailureHistory(index);
        failures.Update();
        Assert.Equal(FailureKind.OldStringNotFound, ChangeCause.Of(failures, new CallFilter(), change).Kind);
        // The date may be off by a session or two, so that both sides begin with the same version.
        Assert.Contains(change.ClientVersion, (int[])[0, index.ClientVersions.Find("2.1.187")]);
    }

    private static IReadOnlyList<RateChange> ChangesOf(CallIndex index)
    {
        RunningStats tools = new(index, new CallFilter(), GroupBy.Tool), commands = new(index, new CallFilter(), GroupBy.Command);
        tools.Update(out _);
        commands.Update(out _);
        return tools.Changes(commands);
    }

    private static IReadOnlyList<RateChange> ChangesOf(int seed, Func<string, int, double> rate)
    {
        using var folder = TempFolder.ForCaller("ChangesOf");
        return ChangesOf(Some.IndexOfLines(folder, Lines(seed, rate)));
    }

    // Failures cluster: in one session of ten a call fails three times as often, in the others a little less.
    private static IEnumerable<string> Lines(int seed, Func<string, int, double> rate)
    {
        var random = new Random(seed);
        for (int session = 0; session < Sessions; session++)
        {
            double mood = random.Next(10) == 0 ? 3 : 7.0 / 9;
            for (int call = 0; call < CallsOfSession; call++)
            {
                string tool = random.Next(3) switch { 0 => "Read", 1 => "Bash", _ => "Edit" };
                bool fails = random.NextDouble() < (1 - rate(tool, session)) * mood;
                yield return Some.LineOf(Some.Call(
                    tool, session * CallsOfSession + call, fails ? Outcome.Failure : Outcome.Success, session: "s" + session, error: "String to replace not found in file.",
                    parameters: tool == "Bash" ? "{\"command\":\"git status\"}" : "{}"));
            }
        }
    }
}
