using System.Text.Json.Nodes;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Storage;

namespace Telemetry.Mcp.Tests.Health;

public sealed class MemoryCheckTests
{
    private static readonly OutboxEntry s_sent = new("aa", "tool-failure Edit aa", 1, OutboxState.Sent, Some.Now.ToUnixTimeMilliseconds());

    private static readonly OutboxTrouble s_trouble = new("The memory server some-memory is not there. Install it.", 3, Some.Now.AddMinutes(-5).ToUnixTimeMilliseconds(), Some.Now.ToUnixTimeMilliseconds());

    [Fact]
    public void WithoutAServerLessonsStayHere()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Check check = CheckOf(home, command: null);
        Assert.Equal((CheckStatus.Ok, "Lessons stay here: no memory server is set (TELEMETRY_MEMORY_COMMAND, or TELEMETRY_MEMORY=auto)."), (check.Status, check.Says));
    }

    [Fact]
    public void WhatIsWrongWithTheSettingIsTold()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Check check = CheckOf(home, "[1]");
        Assert.Equal(CheckStatus.Warning, check.Status);
        Assert.StartsWith("TELEMETRY_MEMORY_COMMAND starts as a JSON array", check.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void LessonsAreCountedByState()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Assert.Equal("Lessons go to some-memory; none was notable yet.", CheckOf(home).Says);
        Write(home, turn => turn.Add(s_sent, s_sent with { Fingerprint = "bb" }, s_sent with { Fingerprint = "cc", State = OutboxState.Pending }, s_sent with { Fingerprint = "dd", Name = "tool-failure Edit dd", State = OutboxState.Refused, Reason = "False mathematical claim" }));
        Check check = CheckOf(home);
        Assert.Equal((CheckStatus.Ok, "Lessons go to some-memory: 2 sent, 1 pending, 1 refused."), (check.Status, check.Says));
        Assert.Contains("refused tool-failure Edit dd: False mathematical claim", check.Details!);
        Assert.Equal("""{"pending":1,"sent":2,"refused":1,"gave_up":0,"failures_in_a_row":0}""", check.Figures!.ToJsonString());
    }

    [Fact]
    public void ATroubleIsAWarningWithTheCommandThatTriesAgain()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Write(home, turn => turn.Add(s_trouble));
        Check check = CheckOf(home);
        Assert.Equal((CheckStatus.Warning, "1 Jun 08:55, 3 times in a row: The memory server some-memory is not there. Install it."), (check.Status, check.Says));
        Assert.Equal("telemetry push   (tries it now)", check.Repair);
        Assert.Equal(CheckStatus.Ok, CheckOf(home, command: null).Status);
    }

    [Fact]
    public void WhatWasGivenUpIsAWarning()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Write(home, turn => turn.Add(s_sent with { State = OutboxState.GaveUp, Reason = "database is locked" }));
        Assert.Equal((CheckStatus.Warning, "1 lesson given up."), (CheckOf(home).Status, CheckOf(home).Says));
    }

    [Fact]
    public void WhatTheClientsSettingsSayCountsAsForTheServer()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        string path = Path.Combine(home.Config, "settings.json");
        JsonObject settings = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        settings["env"] = new JsonObject { [MemorySetting.CommandVariable] = "other-memory" };
        File.WriteAllText(path, settings.ToJsonString());
        Assert.StartsWith("Lessons go to other-memory;", CheckOf(home).Says, StringComparison.Ordinal);
    }

    [Fact]
    public void TheHealthLineCountsLessonsAndSaysWhyTheyWait()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore((Some.Call() with { At = Some.Now.AddSeconds(-3) }).ToLine());
        var history = new History(home.Store, new Surroundings(home.Project, null, home.Time) { Memory = MemorySetting.Of(name => name == MemorySetting.CommandVariable ? "some-memory" : null, new ClientConfiguration("", "")) });
        Assert.Equal("ok: last event 3 s ago", HealthOf(history));
        Write(home, turn => turn.Add(s_sent));
        Assert.Equal("ok: last event 3 s ago; lessons: 1 sent", HealthOf(history));
        Write(home, turn => turn.Add(s_sent with { Fingerprint = "bb", State = OutboxState.Pending }));
        Write(home, turn => turn.Add(s_trouble));
        Assert.Equal("ok: last event 3 s ago; lessons: 1 sent, 1 pending (The memory server some-memory is not...)", HealthOf(history));
    }

    private static string? HealthOf(History history) => history.Ask(AnswerKind.Stats, SomeStore.ArgumentsOf("{}")).GetProperty("health").GetString();

    private static Check CheckOf(SomeInstallation home, string? command = "some-memory") =>
        MemoryCheck.Of(home.Premises with { Variable = name => name == MemorySetting.CommandVariable ? command : null }, home.Settings);

    private static void Write(SomeInstallation home, Action<OutboxTurn> write)
    {
        using OutboxTurn turn = OutboxTurn.TryTake(home.Store)!;
        write(turn);
    }
}
