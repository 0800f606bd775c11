using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Memory;

/// <summary>The pushing of one process, one at a time: who asks while it goes on waits for that.</summary>
internal sealed class Pushing
{
    private readonly Pusher _pusher;
    private readonly CancellationToken _end;
    private readonly Lock _lock = new();
    private Task<PushOutcome>? _running;

    /// <param name="pusher">Sends.</param>
    /// <param name="setting">Where to.</param>
    /// <param name="end">The process is to end.</param>
    public Pushing(Pusher pusher, MemorySetting setting, CancellationToken end)
    {
        _pusher = pusher;
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
        // A second index of the whole store: not made before somebody asks, worth its memory while it is used, and not for long after.
        var kept = new WeakReference<LessonBook?>(null);
        MemorySetting setting = surroundings.Memory;
        var pusher = new Pusher(storePath, Lessons, Send, surroundings.SessionId, surroundings.Time);
        return new Pushing(pusher, setting, end);

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
    public Task<PushOutcome> PushAsync(bool isAsked)
    {
        lock (_lock)
            return _running is { IsCompleted: false } running ? running : _running = Task.Run(() => _pusher.PushAsync(isAsked, _end));
    }

    /// <inheritdoc cref="Pusher.DryRun"/>
    public PushOutcome DryRun(CancellationToken cancellation) => _pusher.DryRun(cancellation);
}
