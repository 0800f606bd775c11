using System.Threading.Channels;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>A clock whose timers go off when a test says so.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly Channel<Timer> _timers = Channel.CreateUnbounded<Timer>();
    private Timer? _next;

    public override DateTimeOffset GetUtcNow() => Some.Now;

    /// <summary>Waits until somebody waits, and says for how long.</summary>
    public async Task<TimeSpan> NextAsync(TimeSpan patience)
    {
        using var limited = new CancellationTokenSource(patience);
        _next = await _timers.Reader.ReadAsync(limited.Token);
        return _next.Due;
    }

    /// <summary>Lets that time pass.</summary>
    public void Pass() => _next!.GoOff();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state, dueTime);
        _timers.Writer.TryWrite(timer);
        return timer;
    }

    private sealed class Timer(TimerCallback callback, object? state, TimeSpan due) : ITimer
    {
        public TimeSpan Due => due;

        public void GoOff() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
