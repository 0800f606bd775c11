using Telemetry.Storage;

namespace Telemetry.Mcp.Memory;

/// <summary>Which lessons go now, by what the outbox knows of them.</summary>
internal sealed record PushPlan
{
    /// <summary>So many lessons a session at most: a memory that is flooded is read by nobody.</summary>
    public const int MaxASession = 10;

    /// <summary>Those that go now, in the order they are sent: what has waited longest first, then what is most worth.</summary>
    public required IReadOnlyList<NotableLesson> Due { get; init; }

    /// <summary>Those of <see cref="Due"/> that the outbox has not got yet, or not at this level.</summary>
    public required IReadOnlyList<NotableLesson> New { get; init; }

    /// <summary>Those that would go, but not in this session.</summary>
    public required IReadOnlyList<NotableLesson> Later { get; init; }

    /// <summary>Entries that wait for a lesson which the store does not tell any more.</summary>
    public required IReadOnlyList<OutboxEntry> Lost { get; init; }

    /// <summary>Plans.</summary>
    /// <param name="outbox">What became of earlier ones.</param>
    /// <param name="lessons">All that are notable, most worth first.</param>
    /// <param name="sessionId">The session that may send <see cref="MaxASession"/>; null where each time may.</param>
    /// <param name="isAsked">True where somebody asked for it: what was given up is then tried once more.</param>
    public static PushPlan Of(Outbox outbox, IReadOnlyList<NotableLesson> lessons, string? sessionId, bool isAsked)
    {
        var byFingerprint = lessons.ToDictionary(lesson => lesson.Fingerprint, StringComparer.Ordinal);
        List<NotableLesson> waiting = [], unknown = [];
        foreach (OutboxEntry entry in outbox.Entries.OrderBy(entry => entry.AtMs))
        {
            if (byFingerprint.TryGetValue(entry.Fingerprint, out NotableLesson? lesson) && (entry.State == OutboxState.Pending || (isAsked && entry.State == OutboxState.GaveUp)))
                waiting.Add(lesson);
        }

        foreach (NotableLesson lesson in lessons)
        {
            if (outbox.Of(lesson.Fingerprint) is not OutboxEntry entry || (entry.State != OutboxState.Pending && entry.Level < lesson.Level && !waiting.Contains(lesson)))
                unknown.Add(lesson);
        }

        int sent = sessionId is null ? 0 : outbox.Entries.Count(entry => entry.SessionId == sessionId && entry.State is OutboxState.Sent or OutboxState.Refused);
        NotableLesson[] all = [.. waiting, .. unknown];
        int room = Math.Clamp(MaxASession - sent, 0, all.Length);
        return new PushPlan
        {
            Due = all[..room],
            New = [.. all[..room].Skip(waiting.Count)],
            Later = all[room..],
            Lost = [.. outbox.Entries.Where(entry => entry.State == OutboxState.Pending && !byFingerprint.ContainsKey(entry.Fingerprint))],
        };
    }
}
