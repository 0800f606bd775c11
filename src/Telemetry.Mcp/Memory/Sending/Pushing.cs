using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Memory;

/// <summary>The pushing of one process: in the background of a server, and when somebody asks. There is one at a time.</summary>
internal sealed class Pushing
{
    // Not into the start of a session, nor for one that ends at once; then as often as lessons can be worth it.
    private static readonly TimeSpan s_start = TimeSpan.FromMinutes(1), s_period = TimeSpan.FromMinutes(15);

    private readonly Pusher _pusher;
    private readonly TimeProvider _time;
    private readonly CancellationToken _end;
    private readonly Lock _lock = new();
    private Task<PushOutcome>? _running;

    /// <param name="pusher">Sends.</param>
    /// <param name="setting">Where to.</param>
    /// <param name="time">The clock.</param>
    /// <param name="end">The process is to end.</param>
    public Pushing(Pusher pusher, MemorySetting setting, TimeProvider time, CancellationToken end)
    {
        _pusher = pusher;
        _time = time;
        _end = end;
        Setting = setting;
    }

    /// <summary>Where lessons go.</summary>
    public MemorySetting Setting { get; }

    /// <summary>The pushing of a server, or of a command.</summary>
    /// <param name="storePath">The store.</param>
    /// <param name="surroundings">Where and when.</param>
    /// <param name="end">The process is to end.</param>
    public static Pushing In(string storePath, Surroundings surroundings, CancellationToken end)
    {
        var gate = new Lock();
        // A second index of the whole store: worth its memory while it is used, and not for the quarter of an hour after.
        var kept = new WeakReference<LessonBook>(new LessonBook(storePath));
        MemorySetting setting = surroundings.Memory;
        var pusher = new Pusher(storePath, Lessons, Send, surroundings.SessionId, surroundings.Time);
        return new Pushing(pusher, setting, surroundings.Time, end);

        // A dry run may come while lessons are being sent.
        IReadOnlyList<NotableLesson> Lessons(CancellationToken cancellation)
        {
            lock (gate)
            {
                if (!kept.TryGetTarget(out LessonBook? book))
                    kept.SetTarget(book = new LessonBook(storePath));
                return book.Read(cancellation);
            }
        }

        async Task<IReadOnlyList<Delivery>> Send(IReadOnlyList<MemoryEntity> entities, CancellationToken cancellation)
        {
            await using MemoryConnection connection = await MemoryConnection.OpenAsync(setting.Server!, MemoryPatience.Default, cancellation).ConfigureAwait(false);
            return await connection.SendAsync(entities, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Sends what is due now; where that is being done already, waits for it. It ends with the process, not with who asked.</summary>
    /// <inheritdoc cref="Pusher.PushAsync"/>
    public async Task<PushOutcome> PushAsync(bool isAsked)
    {
        PushOutcome outcome = await Running(isAsked).ConfigureAwait(false);
        // It had begun by itself, and found that it should not.
        return isAsked && outcome.Result == PushResult.Resting ? await Running(isAsked).ConfigureAwait(false) : outcome;
    }

    /// <inheritdoc cref="Pusher.DryRun"/>
    public PushOutcome DryRun(CancellationToken cancellation) => _pusher.DryRun(cancellation);

    /// <summary>Sends what is due from time to time, until the process is to end. Does not throw; does nothing where no server is set.</summary>
    public async Task RunAsync()
    {
        if (Setting.Server is null)
            return;
        try
        {
            for (TimeSpan pause = s_start; ; pause = s_period)
            {
                await Task.Delay(pause, _time, _end).ConfigureAwait(false);
                try
                {
                    await PushAsync(isAsked: false).ConfigureAwait(false);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // The doctor tells what is wrong with the store; the next time may be better.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private Task<PushOutcome> Running(bool isAsked)
    {
        lock (_lock)
            return _running is { IsCompleted: false } running ? running : _running = Task.Run(() => _pusher.PushAsync(isAsked, _end));
    }
}
