using System.Text.Json.Serialization;
using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Answers;

/// <summary>What became of the lessons that are to be remembered.</summary>
internal sealed record PushAnswer : Answer
{
    // More than a detailed answer has room for; the budget decides.
    private const int MaxEntities = 100;

    // A concise answer holds about so many.
    private const int ConciseEntities = 2;

    /// <summary>Lessons that the memory server has now.</summary>
    public IReadOnlyList<string>? Sent { get; init; }

    /// <summary>Lessons that were due and wait.</summary>
    public IReadOnlyList<string>? Waiting { get; init; }

    /// <summary>Lessons that the server will not have.</summary>
    public IReadOnlyList<UnsentLesson>? Refused { get; init; }

    /// <summary>Lessons that failed, and are tried again.</summary>
    public IReadOnlyList<UnsentLesson>? Failed { get; init; }

    /// <summary>Lessons that were not sent, ready for a memory server's <c>create_entities</c>.</summary>
    public CreateEntities? CreateEntities { get; init; }

    /// <summary>False where lessons that were due were not sent, for want of a server that takes them.</summary>
    [JsonIgnore]
    public bool IsDone { get; init; } = true;

    [JsonIgnore]
    public override int ToldRows => CreateEntities?.Entities.Count ?? 0;

    protected override Answer? WithFewerRows() => CreateEntities?.Entities is { Count: > 1 } told
        ? this with { CreateEntities = new CreateEntities([.. told.Take(told.Count - 1)]), Omitted = (Omitted ?? 0) + 1 }
        : null;

    // The summary has their numbers, and the doctor all reasons.
    protected override Answer? WithoutDetails()
    {
        if (Waiting is not null || Sent is not null)
            return this with { Waiting = null, Sent = null };
        if (Refused is { Count: > 1 } refused)
            return this with { Refused = [.. refused.Take(refused.Count - 1)] };
        return Failed is { Count: > 1 } failed ? this with { Failed = [.. failed.Take(failed.Count - 1)] } : null;
    }

    /// <summary>What an attempt to send came to.</summary>
    /// <param name="outcome">The attempt.</param>
    /// <param name="server">What the server is called.</param>
    public static PushAnswer Of(PushOutcome outcome, string server) => new()
    {
        Summary = PushText.Of(outcome, server),
        IsDone = outcome.Result == PushResult.Done && outcome.Failed.Count == 0,
        Sent = NamesOf(outcome.Sent),
        Waiting = NamesOf(outcome.Waiting),
        Refused = outcome.Refused.Count > 0 ? [.. outcome.Refused.Select(UnsentLesson.Of)] : null,
        Failed = outcome.Failed.Count > 0 ? [.. outcome.Failed.Select(UnsentLesson.Of)] : null,
    };

    /// <summary>The lessons that nobody sent, for the reader to send.</summary>
    /// <param name="outcome">A dry run.</param>
    /// <param name="summary">Why nobody did.</param>
    /// <param name="from">Where the answer starts.</param>
    /// <param name="isWanted">True where that is what was asked for.</param>
    /// <param name="more">How to get more of them at once; null where this is it.</param>
    public static PushAnswer Unsent(PushOutcome outcome, string summary, Cursor from, bool isWanted, NextCall? more)
    {
        NotableLesson[] all = [.. outcome.Waiting, .. outcome.Later];
        MemoryEntity[] told = [.. all.Skip(from.Offset).Take(MaxEntities).Select(lesson => lesson.Entity)];
        return new PushAnswer
        {
            Summary = summary,
            IsDone = isWanted || all.Length == 0,
            CreateEntities = told.Length > 0 ? new CreateEntities(told) : null,
            Omitted = all.Length - from.Offset - told.Length is > 0 and int omitted ? omitted : null,
            From = from,
            Next = more is not null && told.Length > ConciseEntities ? [more] : null,
        };
    }

    private static string[]? NamesOf(IReadOnlyList<NotableLesson> lessons) => lessons.Count > 0 ? [.. lessons.Select(lesson => lesson.Entity.Name)] : null;
}
