using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>What the tool push_failures answers with, over the protocol.</summary>
public sealed class PushAnswerTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.ForCaller("PushAnswerTests");
    private readonly SentLessons _server = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatWasSentIsNamed()
    {
        JsonElement answer = await AskAsync([PlainLesson.Of("aa"), PlainLesson.Of("bb")]);
        Assert.Equal("2 lessons sent to some-memory.", SummaryOf(answer));
        Assert.Equal(["tool-failure Edit aa", "tool-failure Edit bb"], answer.GetProperty("sent").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("Nothing new: all 2 notable lessons were sent or settled before. A lesson goes again at 10, 30 and 100 times.", SummaryOf(await AskAsync([PlainLesson.Of("aa"), PlainLesson.Of("bb")])));
    }

    [Fact]
    public async Task WithoutLessonsItSaysWhatIsNotable() =>
        Assert.Equal("Nothing to remember yet: a failure that could have been avoided is notable once it was seen 5 times or in 2 sessions.", SummaryOf(await AskAsync([])));

    [Fact]
    public async Task BeyondTenTheRestWaitsForALaterSession()
    {
        Assert.Equal("10 lessons sent to some-memory; 2 more wait for a later session, 10 a session at most.", SummaryOf(await AskAsync(PlainLesson.Many(12))));
        Assert.Equal("This session has sent its 10 lessons; 2 more wait for a later session, 10 a session at most.", SummaryOf(await AskAsync(PlainLesson.Many(12))));
    }

    [Fact]
    public async Task RefusedAndFailedOnesHaveTheirReasons()
    {
        _server.Say = entity => entity.Name[^2..] switch
        {
            "bb" => new Delivery(entity.Name, DeliveryState.Refused, "Blocked due to: False mathematical claim"),
            "cc" => new Delivery(entity.Name, DeliveryState.Failed, "database is locked"),
            _ => new Delivery(entity.Name, DeliveryState.Stored),
        };
        JsonElement answer = await AskAsync([PlainLesson.Of("aa"), PlainLesson.Of("bb"), PlainLesson.Of("cc")]);
        Assert.Equal("1 lesson sent to some-memory, 1 lesson refused by it, 1 lesson failed and waits.", SummaryOf(answer));
        Assert.Equal("""[{"name":"tool-failure Edit bb","reason":"Blocked due to: False mathematical claim"}]""", answer.GetProperty("refused").GetRawText());
        Assert.Equal("""[{"name":"tool-failure Edit cc","reason":"database is locked"}]""", answer.GetProperty("failed").GetRawText());
    }

    [Theory]
    [InlineData(DeliveryState.Refused, "refused")]
    [InlineData(DeliveryState.Failed, "failed")]
    public async Task HoweverMuchAServerSaysTheAnswerFitsItsBudget(object state, string member)
    {
        _server.Say = entity => new Delivery(entity.Name, (DeliveryState)state, new string('"', 1000));
        JsonElement answer = await AskAsync(PlainLesson.Many(10));
        Assert.InRange(Encoding.UTF8.GetByteCount(answer.GetRawText()), 1, Answer.ConciseBytes);
        Assert.InRange(answer.GetProperty(member).GetArrayLength(), 1, 9);
    }

    [Fact]
    public async Task ATroubleIsToldWithWhatWaitsAndUntilWhen()
    {
        _server.Before = _ => throw new MemoryTrouble("The memory server some-memory is not there.");
        JsonElement answer = await AskAsync([PlainLesson.Of("aa"), PlainLesson.Of("bb")]);
        Assert.Equal("The memory server some-memory is not there. 2 lessons wait, and are tried again after 2026-06-01 09:01Z.", SummaryOf(answer));
        Assert.Equal(2, answer.GetProperty("waiting").GetArrayLength());
    }

    [Fact]
    public async Task ADryRunShowsTheWordsAndSendsNothing()
    {
        JsonElement answer = await AskAsync([PlainLesson.Of("aa")], """{"dry_run":true}""");
        Assert.Equal("Would send 1 lesson to some-memory. Nothing was sent.", SummaryOf(answer));
        Assert.Equal("""{"entities":[{"name":"tool-failure Edit aa","entityType":"tool_failure","observations":["error class: some","seen 1 times"]}]}""", answer.GetProperty("create_entities").GetRawText());
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task WithoutAServerItHandsOverTheArguments()
    {
        JsonElement answer = await AskAsync([PlainLesson.Of("aa")], isSet: false);
        Assert.Equal(
            "No memory server is set (TELEMETRY_MEMORY_COMMAND, or TELEMETRY_MEMORY=auto). 1 lesson is worth remembering: hand create_entities to your own memory server's tool of that name, as it is.",
            SummaryOf(answer));
        Assert.Equal("tool-failure Edit aa", answer.GetProperty("create_entities").GetProperty("entities")[0].GetProperty("name").GetString());
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task WhatIsHandedOverFitsTheBudgetAndTheCursorLeadsOnToAllOfIt()
    {
        NotableLesson[] lessons = [.. PlainLesson.Many(30).Select(lesson => lesson with { Entity = lesson.Entity with { Observations = [new string('x', 300), .. lesson.Entity.Observations] } })];
        var told = new List<string?>();
        string arguments = "{}";
        for (int pages = 0; pages < 30; pages++)
        {
            JsonElement answer = await AskAsync(lessons, arguments, isSet: false);
            Assert.InRange(Encoding.UTF8.GetByteCount(answer.GetRawText()), 1, Answer.ConciseBytes);
            told.AddRange(answer.GetProperty("create_entities").GetProperty("entities").EnumerateArray().Select(entity => entity.GetProperty("name").GetString()));
            if (!answer.TryGetProperty("cursor", out JsonElement cursor))
                break;
            arguments = $$"""{"cursor":"{{cursor.GetString()}}"}""";
        }

        Assert.Equal(lessons.Select(lesson => lesson.Entity.Name), told);
    }

    [Fact]
    public async Task AServerThatTakesLongIsLeftToItAndTheAnswerSaysSo()
    {
        var goOn = new TaskCompletionSource();
        _server.Before = _ => goOn.Task;
        Pushing pushing = SomePushing.Of(_server.On(_folder.File("store.jsonl"), [PlainLesson.Of("aa")]), end: TestContext.Current.CancellationToken);
        var question = new PushQuestion(SomeStore.ArgumentsOf("{}"));
        PushAnswer late = await question.AskAsync(pushing, TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        Assert.Equal("Still sending to some-memory, which has not answered yet. It goes on in the background, and each lesson counts as sent once the server says so: ask again in a minute.", late.Summary);

        Task<PushAnswer> joined = question.AskAsync(pushing, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        goOn.SetResult();
        Assert.Equal("1 lesson sent to some-memory.", (await joined).Summary);
        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData("""{"dry_run":"yes"}""", "push_failures: dry_run must be true or false, but was \"yes\".")]
    [InlineData("""{"tool":"Edit"}""", "push_failures: unknown argument \"tool\"; it takes dry_run, detail, cursor.")]
    public async Task WhatItDoesNotTakeIsRefused(string arguments, string sentence)
    {
        using SomeStore store = SomeStore.Missing();
        await using InMemoryServer server = await InMemoryServer.StartAsync(store.History);
        CallToolResult result = await server.CallAsync(PushQuestion.Tool, arguments);
        Assert.True(result.IsError);
        Assert.Equal(sentence, InMemoryServer.TextOf(result));
    }

    private static string SummaryOf(JsonElement answer) => answer.GetProperty("summary").GetString()!;

    private async Task<JsonElement> AskAsync(IReadOnlyList<NotableLesson> lessons, string arguments = "{}", bool isSet = true)
    {
        using SomeStore store = SomeStore.Missing();
        Pushing pushing = SomePushing.Of(_server.On(_folder.File("store.jsonl"), lessons), isSet);
        await using InMemoryServer server = await InMemoryServer.StartAsync(store.History, pushing: pushing);
        return await server.AnswerAsync(PushQuestion.Tool, arguments);
    }
}
