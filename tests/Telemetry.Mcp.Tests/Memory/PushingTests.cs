using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>Pushing in the background of a server.</summary>
public sealed class PushingTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = TempFolder.ForCaller("PushingTests");
    private readonly SentLessons _server = new();
    private readonly SteppedTime _time = new();
    private readonly CancellationTokenSource _end = new();

    public void Dispose()
    {
        _end.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ItBeginsAMinuteAfterTheStartAndLooksEveryQuarterOfAnHour()
    {
        var lessons = new List<NotableLesson> { PlainLesson.Of("aa") };
        Task run = PushingOf(lessons).RunAsync();
        Assert.Equal(TimeSpan.FromMinutes(1), await _time.NextAsync(s_patience));
        Assert.Empty(_server.Calls);

        _time.Pass();
        Assert.Equal(TimeSpan.FromMinutes(15), await _time.NextAsync(s_patience));
        Assert.Single(_server.Calls);
        lessons.Add(PlainLesson.Of("bb"));

        _time.Pass();
        Assert.Equal(TimeSpan.FromMinutes(15), await _time.NextAsync(s_patience));
        Assert.Equal([["aa"], ["bb"]], _server.Calls);

        await _end.CancelAsync();
        await run.WaitAsync(s_patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AStoreThatCannotBeReadDoesNotEndIt()
    {
        int reads = 0;
        var pusher = new Pusher(_folder.File("store.jsonl"), _ => reads++ == 0 ? throw new IOException("not now") : [PlainLesson.Of("aa")], _server.SendAsync, "s1", _time);
        Task run = SomePushing.Of(pusher, time: _time, end: _end.Token).RunAsync();
        for (int i = 0; i < 2; i++)
        {
            await _time.NextAsync(s_patience);
            _time.Pass();
        }

        await _time.NextAsync(s_patience);
        Assert.Single(_server.Calls);
        await _end.CancelAsync();
        await run.WaitAsync(s_patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task WithoutAServerNothingIsDone()
    {
        await SomePushing.Of(_server.On(_folder.File("store.jsonl"), [PlainLesson.Of("aa")]), isSet: false, _time, _end.Token).RunAsync().WaitAsync(s_patience, TestContext.Current.CancellationToken);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private Pushing PushingOf(IReadOnlyList<NotableLesson> lessons) => SomePushing.Of(_server.On(_folder.File("store.jsonl"), lessons, time: _time), time: _time, end: _end.Token);
}
