using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>What is known of failures that are worth remembering together.</summary>
public sealed record FailureLesson
{
    /// <summary>The working directory that all of them are of; null where they are of several, or where one's is not known.</summary>
    public required string? Project { get; init; }

    /// <summary>The tool's name.</summary>
    public required string Tool { get; init; }

    /// <summary>What happened.</summary>
    public required FailureKind Kind { get; init; }

    /// <summary>What they say, as <see cref="LessonWords"/> leave it; null where the kind says it all.</summary>
    public required string? Says { get; init; }

    /// <summary>The command that ran: null where that tells nothing, or where it is not to be named.</summary>
    public required string? Command { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>In how many sessions.</summary>
    public required int Sessions { get; init; }

    /// <summary>In how many projects.</summary>
    public required int Projects { get; init; }

    /// <summary>When the first one ended, in milliseconds since 1970 UTC.</summary>
    public required long FirstMs { get; init; }

    /// <summary>When the last one ended.</summary>
    public required long LastMs { get; init; }

    /// <summary>How many calls of the tool there were where the lesson holds; those that were denied, rejected, cancelled or interrupted are left out.</summary>
    public required int Calls { get; init; }

    /// <summary>The time until they were resolved, or given up, in milliseconds; of each two minutes at most.</summary>
    public required long LostMs { get; init; }

    /// <summary>What helps; null where nothing is known to.</summary>
    public required LessonFix? Fix { get; init; }

    /// <summary>How often the same tool tried again at once resolved them; what is known where nothing helps.</summary>
    public required Proportion Retried { get; init; }

    /// <summary>How much it is worth knowing: calls that failed and minutes that were lost; more where the lesson says what to do.</summary>
    public double Worth => (Count + Sessions + LostMs / 60_000.0) * (Fix is null ? 1 : 1.5);
}
