using Telemetry.Mcp.Answers;
using Telemetry.Storage;

namespace Telemetry.Mcp.Memory;

/// <summary>Sends the lessons that are due to the memory server, and writes down what became of each.</summary>
/// <remarks>
/// All happens in the outbox's turn, from reading to the last line: so of two servers one sends, and the other finds it done. A lesson is written down as
/// pending before it is sent, and as sent once the server has said so. Not safe for several threads at once.
/// </remarks>
/// <param name="storePath">The store.</param>
/// <param name="lessons">Gives the lessons that are notable now, most worth first.</param>
/// <param name="send">Sends lessons in one connection; throws <see cref="MemoryTrouble"/> where the server cannot be used.</param>
/// <param name="sessionId">The session this runs in; null outside of one.</param>
/// <param name="time">The clock.</param>
internal sealed class Pusher(
    string storePath,
    Func<CancellationToken, IReadOnlyList<NotableLesson>> lessons,
    Func<IReadOnlyList<MemoryEntity>, CancellationToken, Task<IReadOnlyList<Delivery>>> send,
    string? sessionId,
    TimeProvider time)
{
    /// <summary>A lesson that failed so often while the server answered is given up, until it has grown.</summary>
    public const int MaxAttempts = 5;

    private const int MaxReason = 200, MaxTrouble = 400;

    // After so many failures in a row nobody tries by himself for so long.
    private static readonly TimeSpan[] s_rests = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromDays(1)];

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Sends what is due.</summary>
    /// <param name="isAsked">True where somebody asked for it: then a server that had trouble lately is tried all the same.</param>
    /// <param name="cancellation">Calls it off; what was not answered for stays pending.</param>
    /// <exception cref="IOException">The store or the outbox cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public async Task<PushOutcome> PushAsync(bool isAsked, CancellationToken cancellation)
    {
        using OutboxTurn? turn = OutboxTurn.TryTake(storePath);
        if (turn is null)
            return Look(Outbox.Read(storePath), PushResult.Busy, isAsked, cancellation);
        if (!isAsked && turn.Outbox.Trouble is OutboxTrouble trouble && trouble.UntilMs > NowMs)
            return new PushOutcome { Result = PushResult.Resting, Trouble = trouble };
        IReadOnlyList<NotableLesson> notable = lessons(cancellation);
        PushPlan plan = PushPlan.Of(turn.Outbox, notable, sessionId, isAsked);
        var outcome = new PushOutcome { Result = PushResult.Done, IsOfSession = sessionId is not null, Later = plan.Later, Notable = notable.Count };
        turn.Add([.. plan.Lost.Select(entry => entry with { State = OutboxState.GaveUp, AtMs = NowMs, Reason = "the store does not tell it any more" })]);
        turn.Add([.. plan.New.Select(lesson => new OutboxEntry(lesson.Fingerprint, lesson.Entity.Name, lesson.Level, OutboxState.Pending, NowMs) { SessionId = sessionId })]);
        if (plan.Due.Count == 0)
            return outcome;
        try
        {
            return Settle(turn, outcome, plan.Due, await send([.. plan.Due.Select(lesson => lesson.Entity)], cancellation).ConfigureAwait(false));
        }
        catch (MemoryTrouble e)
        {
            turn.Add(TroubleAfter(turn.Outbox.Trouble, e));
            return outcome with { Result = PushResult.Trouble, Waiting = plan.Due, Trouble = turn.Outbox.Trouble };
        }
    }

    /// <summary>What would be sent, without sending it or writing anything.</summary>
    /// <inheritdoc cref="PushAsync"/>
    public PushOutcome DryRun(CancellationToken cancellation) => Look(Outbox.Read(storePath), PushResult.DryRun, isAsked: true, cancellation);

    private PushOutcome Look(Outbox outbox, PushResult result, bool isAsked, CancellationToken cancellation)
    {
        IReadOnlyList<NotableLesson> notable = isAsked ? lessons(cancellation) : [];
        PushPlan plan = PushPlan.Of(outbox, notable, sessionId, isAsked);
        return new PushOutcome { Result = result, IsOfSession = sessionId is not null, Waiting = plan.Due, Later = plan.Later, Notable = notable.Count, Trouble = outbox.Trouble };
    }

    private PushOutcome Settle(OutboxTurn turn, PushOutcome outcome, IReadOnlyList<NotableLesson> due, IReadOnlyList<Delivery> deliveries)
    {
        List<OutboxEntry> entries = [.. due.Zip(deliveries, (lesson, delivery) => EntryOf(lesson, delivery, turn.Outbox.Of(lesson.Fingerprint)))];
        turn.Add(entries);
        return outcome with
        {
            Sent = [.. due.Zip(entries).Where(pair => pair.Second.State == OutboxState.Sent).Select(pair => pair.First)],
            Refused = [.. entries.Where(entry => entry.State == OutboxState.Refused)],
            Failed = [.. entries.Where(entry => entry.State is OutboxState.Pending or OutboxState.GaveUp)],
        };
    }

    private OutboxEntry EntryOf(NotableLesson lesson, Delivery delivery, OutboxEntry? before)
    {
        int attempts = delivery.State == DeliveryState.Failed ? (before?.Attempts ?? 0) + 1 : 0;
        OutboxState state = delivery.State switch
        {
            DeliveryState.Stored => OutboxState.Sent,
            DeliveryState.Refused => OutboxState.Refused,
            _ => attempts < MaxAttempts ? OutboxState.Pending : OutboxState.GaveUp,
        };
        return new OutboxEntry(lesson.Fingerprint, lesson.Entity.Name, lesson.Level, state, NowMs)
        {
            Attempts = attempts,
            Reason = delivery.Reason is string reason ? Quoted.Text(reason, MaxReason) : null,
            SessionId = sessionId,
        };
    }

    private OutboxTrouble TroubleAfter(OutboxTrouble? before, MemoryTrouble trouble)
    {
        int failures = (before?.Failures ?? 0) + 1;
        TimeSpan rest = s_rests[Math.Min(failures, s_rests.Length) - 1];
        return new OutboxTrouble(Quoted.Text(trouble.Message, MaxTrouble), failures, NowMs, NowMs + (long)rest.TotalMilliseconds);
    }
}
