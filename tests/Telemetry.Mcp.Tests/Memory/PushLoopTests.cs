using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>When a server sends by itself.</summary>
public sealed class PushLoopTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = TempFolder.ForCaller("PushLoopTests");
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
        Task run = RunAsync(_server.On(Store, lessons, time: _time));
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
        var pusher = new Pusher(Store, _ => reads++ == 0 ? throw new IOException("not now") : [PlainLesson.Of("aa")], _server.SendAsync, "s1", _time);
        Task run = RunAsync(pusher);
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
        await PushLoop.RunAsync(MemorySetting.Off, _ => throw new InvalidOperationException("It was called."), _time, _end.Token).WaitAsync(s_patience, TestContext.Current.CancellationToken);
    }

    private string Store => _folder.File("store.jsonl");

    private Task RunAsync(Pusher pusher) => PushLoop.RunAsync(SomePushing.IsSet, end => pusher.PushAsync(isAsked: false, end), _time, _end.Token);
}
