using System.Collections.Concurrent;
using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>A memory server that says of each lesson what it is told to say, and remembers what it was sent.</summary>
internal sealed class SentLessons
{
    public ConcurrentQueue<string[]> Calls { get; } = [];

    public Func<MemoryEntity, Delivery> Say { get; set; } = entity => new Delivery(entity.Name, DeliveryState.Stored);

    /// <summary>Done before it answers.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public async Task<IReadOnlyList<Delivery>> SendAsync(IReadOnlyList<MemoryEntity> entities, CancellationToken cancellation)
    {
        Calls.Enqueue([.. entities.Select(entity => entity.Name.Split(' ')[^1])]);
        await Before(cancellation);
        return [.. entities.Select(Say)];
    }

    public Pusher On(string storePath, IReadOnlyList<NotableLesson> lessons, string? session = "s1", TimeProvider? time = null) =>
        new(storePath, _ => lessons, SendAsync, session, time ?? new FixedTime(Some.Now));
}
