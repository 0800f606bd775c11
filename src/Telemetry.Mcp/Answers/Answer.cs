using System.Text.Json.Serialization;

namespace Telemetry.Mcp.Answers;

/// <summary>What all answers share.</summary>
internal abstract record Answer
{
    /// <summary>The bytes of JSON that a concise answer costs at most.</summary>
    public const int ConciseBytes = 1500;

    /// <summary>A detailed answer's bound: well under what a client hands to its model in one piece.</summary>
    public const int DetailedBytes = 16_000;

    /// <summary>One or two sentences that can be quoted as they are.</summary>
    [JsonPropertyOrder(-1)]
    public required string Summary { get; init; }

    /// <summary>Rows that were left out for the limit or the budget: those after the last one told.</summary>
    [JsonPropertyOrder(1)]
    public int? Omitted { get; init; }

    /// <summary>What to send with the same question for the rows that come next; absent where all were told.</summary>
    [JsonPropertyOrder(1)]
    public string? Cursor => Omitted > 0 && ToldRows > 0 && From.Mark is not null ? From.After(ToldRows) : null;

    /// <summary>Where the rows start.</summary>
    [JsonIgnore]
    public Cursor From { get; init; }

    /// <summary>Lines of the store that are no records and were passed over; absent where there are none.</summary>
    [JsonPropertyOrder(1)]
    public long? SkippedLines { get; init; }

    /// <summary>At most three follow-up calls.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<NextCall>? Next { get; init; }

    /// <summary>The same answer with less in it, what matters least going first; null where nothing more can go.</summary>
    public Answer? Shorter() =>
        WithFewerRows() ?? (Next is { Count: > 0 } ? this with { Next = Next.Count > 1 ? [.. Next.Take(Next.Count - 1)] : null } : WithoutDetails());

    /// <summary>How many rows are in it, of those that <see cref="Omitted"/> speaks of.</summary>
    [JsonIgnore]
    public abstract int ToldRows { get; }

    /// <summary>The same answer with one row less; null where only one is left.</summary>
    protected abstract Answer? WithFewerRows();

    /// <summary>The same answer with less than one row of each kind; null where nothing more can go.</summary>
    protected virtual Answer? WithoutDetails() => null;
}
