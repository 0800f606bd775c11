using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Storage;

namespace Telemetry.Mcp.Tests.Memory;

public sealed class PusherTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.ForCaller("PusherTests");
    private readonly SentLessons _server = new();
    private readonly FixedTime _time = new(Some.Now);

    private string Store => _folder.File("store.jsonl");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ALessonIsSentOnceAndAgainOnlyWhenItHasGrown()
    {
        PushOutcome first = await PushAsync(PlainLesson.Of("aa"), PlainLesson.Of("bb", level: 10));
        Assert.Equal(["aa", "bb"], first.Sent.Select(lesson => lesson.Fingerprint));
        Assert.Empty((await PushAsync(PlainLesson.Of("aa"), PlainLesson.Of("bb", level: 10))).Sent);
        Assert.Empty((await PushAsync(PlainLesson.Of("aa"), PlainLesson.Of("bb", level: 1))).Sent);
        Assert.Equal(["aa"], (await PushAsync(PlainLesson.Of("aa", level: 10), PlainLesson.Of("bb", level: 10))).Sent.Select(lesson => lesson.Fingerprint));
        Assert.Equal([["aa", "bb"], ["aa"]], _server.Calls);
        Assert.Equal([(10, OutboxState.Sent), (10, OutboxState.Sent)], Outbox.Read(Store).Entries.Select(entry => (entry.Level, entry.State)));
    }

    [Fact]
    public async Task ALessonIsPendingOnDiskBeforeItIsSent()
    {
        OutboxState? seen = null;
        _server.Before = _ =>
        {
            seen = Outbox.Read(Store).Of("aa")!.State;
            return Task.CompletedTask;
        };
        await PushAsync(PlainLesson.Of("aa"));
        Assert.Equal(OutboxState.Pending, seen);
    }

    [Fact]
    public async Task WhatWasOnItsWayWhenTheProcessEndedIsSentByTheNext()
    {
        using var end = new CancellationTokenSource();
        _server.Before = cancellation =>
        {
            end.Cancel();
            return Task.Delay(Timeout.Infinite, cancellation);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _server.On(Store, [PlainLesson.Of("aa")]).PushAsync(isAsked: true, end.Token));

        _server.Before = _ => Task.CompletedTask;
        Assert.Equal(["aa"], (await PushAsync(PlainLesson.Of("aa"))).Sent.Select(lesson => lesson.Fingerprint));
        Assert.Equal([["aa"], ["aa"]], _server.Calls);
    }

    [Fact]
    public async Task OfTwoServersOneSendsAndTheOtherSaysSo()
    {
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        _server.Before = _ =>
        {
            begun.SetResult();
            return goOn.Task;
        };
        Task<PushOutcome> one = _server.On(Store, [PlainLesson.Of("aa")]).PushAsync(isAsked: true, Cancellation);
        await begun.Task;

        var other = new SentLessons();
        PushOutcome busy = await other.On(Store, [PlainLesson.Of("aa")], "s2").PushAsync(isAsked: true, Cancellation);
        Assert.Equal(PushResult.Busy, busy.Result);
        Assert.Equal(["aa"], busy.Waiting.Select(lesson => lesson.Fingerprint));
        goOn.SetResult();
        Assert.Single((await one).Sent);
        Assert.Empty((await other.On(Store, [PlainLesson.Of("aa")], "s2").PushAsync(isAsked: true, Cancellation)).Sent);
        Assert.Empty(other.Calls);
    }

    [Fact]
    public async Task ASessionSendsTenLessonsAndTheNextSessionTheRest()
    {
        NotableLesson[] lessons = [.. PlainLesson.Many(25)];
        PushOutcome first = await PushAsync(lessons);
        Assert.Equal((10, 15, 25), (first.Sent.Count, first.Later.Count, first.Notable));
        Assert.Equal((0, 15), ((await PushAsync(lessons)).Sent.Count, (await PushAsync(lessons)).Later.Count));
        PushOutcome next = await _server.On(Store, lessons, "s2").PushAsync(isAsked: false, Cancellation);
        Assert.Equal(Enumerable.Range(10, 10).Select(i => $"{i:x8}"), next.Sent.Select(lesson => lesson.Fingerprint));
        Assert.Equal(5, (await _server.On(Store, lessons, session: null).PushAsync(isAsked: true, Cancellation)).Sent.Count);
        Assert.Equal(25, Outbox.Read(Store).Count(OutboxState.Sent));
    }

    [Fact]
    public async Task ARefusedLessonIsLeftAloneUntilItHasGrown()
    {
        _server.Say = entity => new Delivery(entity.Name, DeliveryState.Refused, "False mathematical claim");
        PushOutcome refused = await PushAsync(PlainLesson.Of("aa"));
        Assert.Equal("False mathematical claim", Assert.Single(refused.Refused).Reason);
        Assert.Empty((await PushAsync(PlainLesson.Of("aa"))).Refused);
        Assert.Single((await PushAsync(PlainLesson.Of("aa", level: 10))).Refused);
        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task ALessonThatFailsIsTriedFiveTimesAndOnceMoreForWhoeverAsks()
    {
        _server.Say = entity => entity.Name.EndsWith("bb", StringComparison.Ordinal) ? new Delivery(entity.Name, DeliveryState.Failed, "database is locked") : new Delivery(entity.Name, DeliveryState.Stored);
        for (int i = 1; i <= Pusher.MaxAttempts + 1; i++)
            await _server.On(Store, [PlainLesson.Of("aa"), PlainLesson.Of("bb")]).PushAsync(isAsked: false, Cancellation);
        Assert.Equal([["aa", "bb"], .. Enumerable.Repeat<string[]>(["bb"], Pusher.MaxAttempts - 1)], _server.Calls);
        OutboxEntry given = Outbox.Read(Store).Of("bb")!;
        Assert.Equal((OutboxState.GaveUp, Pusher.MaxAttempts, "database is locked"), (given.State, given.Attempts, given.Reason));

        _server.Say = entity => new Delivery(entity.Name, DeliveryState.Stored);
        Assert.Single((await PushAsync(PlainLesson.Of("aa"), PlainLesson.Of("bb"))).Sent);
        Assert.Equal(2, Outbox.Read(Store).Count(OutboxState.Sent));
    }

    [Fact]
    public async Task AServerInTroubleIsLeftInPeaceForLongerEachTimeButTriedForWhoeverAsks()
    {
        _server.Before = _ => throw new MemoryTrouble("It is not there.");
        int[] restMinutes = [1, 5, 30, 120, 360, 1440, 1440];
        for (int i = 0; i < restMinutes.Length; i++)
        {
            PushOutcome outcome = await _server.On(Store, [PlainLesson.Of("aa")], time: _time).PushAsync(isAsked: false, Cancellation);
            Assert.Equal((PushResult.Trouble, i + 1), (outcome.Result, outcome.Trouble!.Failures));
            Assert.Equal(restMinutes[i], (outcome.Trouble.UntilMs - outcome.Trouble.AtMs) / 60_000);
            Assert.Equal(OutboxState.Pending, Outbox.Read(Store).Of("aa")!.State);
            _time.Now = _time.Now.AddMinutes(restMinutes[i]).AddMilliseconds(-1);
            Assert.Equal(PushResult.Resting, (await _server.On(Store, [PlainLesson.Of("aa")], time: _time).PushAsync(isAsked: false, Cancellation)).Result);
            _time.Now = _time.Now.AddMilliseconds(1);
        }

        Assert.Equal(restMinutes.Length, _server.Calls.Count);
        _time.Now = _time.Now.AddDays(-1);
        _server.Before = _ => Task.CompletedTask;
        Assert.Single((await _server.On(Store, [PlainLesson.Of("aa")], time: _time).PushAsync(isAsked: true, Cancellation)).Sent);
        Assert.Null(Outbox.Read(Store).Trouble);
    }

    [Fact]
    public async Task WhatTheStoreDoesNotTellAnyMoreIsNotSent()
    {
        _server.Before = _ => throw new MemoryTrouble("It is not there.");
        await PushAsync(PlainLesson.Of("aa"));
        _server.Before = _ => Task.CompletedTask;
        await PushAsync();
        Assert.Equal(OutboxState.GaveUp, Outbox.Read(Store).Of("aa")!.State);
        Assert.Single(_server.Calls);
        Assert.Single((await PushAsync(PlainLesson.Of("aa"))).Sent);
    }

    [Fact]
    public async Task WhereNothingIsDueTheServerIsNotStarted()
    {
        PushOutcome outcome = await PushAsync();
        Assert.Equal((PushResult.Done, 0), (outcome.Result, outcome.Notable));
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task ADryRunSendsAndWritesNothing()
    {
        PushOutcome outcome = _server.On(Store, PlainLesson.Many(12)).DryRun(Cancellation);
        Assert.Equal((PushResult.DryRun, 10, 2), (outcome.Result, outcome.Waiting.Count, outcome.Later.Count));
        Assert.Empty(_server.Calls);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
        Assert.Equal(10, (await PushAsync([.. PlainLesson.Many(12)])).Sent.Count);
    }

    private Task<PushOutcome> PushAsync(params NotableLesson[] lessons) => _server.On(Store, lessons).PushAsync(isAsked: true, Cancellation);
}
