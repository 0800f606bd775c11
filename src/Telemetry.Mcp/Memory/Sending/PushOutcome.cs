using Telemetry.Storage;

namespace Telemetry.Mcp.Memory;

/// <summary>What became of one attempt to send lessons.</summary>
internal sealed record PushOutcome
{
    /// <summary>How it went as a whole.</summary>
    public required PushResult Result { get; init; }

    /// <summary>The lessons that the server now has, or would be sent in a dry run.</summary>
    public IReadOnlyList<NotableLesson> Sent { get; init; } = [];

    /// <summary>Those that the server will not have, with its reasons.</summary>
    public IReadOnlyList<OutboxEntry> Refused { get; init; } = [];

    /// <summary>Those that failed this time, with the reasons.</summary>
    public IReadOnlyList<OutboxEntry> Failed { get; init; } = [];

    /// <summary>Those that were due and wait all the same.</summary>
    public IReadOnlyList<NotableLesson> Waiting { get; init; } = [];

    /// <summary>True where it was a session that sent, and not a person at a terminal.</summary>
    public bool IsOfSession { get; init; }

    /// <summary>Those that the next session, or the next time at a terminal, may send.</summary>
    public IReadOnlyList<NotableLesson> Later { get; init; } = [];

    /// <summary>How many lessons are notable in all.</summary>
    public int Notable { get; init; }

    /// <summary>Why nothing could be sent; null where that was not so.</summary>
    public OutboxTrouble? Trouble { get; init; }
}
