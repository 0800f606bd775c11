using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>One failure and what became of it in its lane.</summary>
/// <remarks>Calls that were sent together with the failed one were no answer to it, so they neither resolve it nor are they its first step.</remarks>
public readonly record struct RecoveryCase
{
    /// <summary>How many calls of the lane after a failure are looked at.</summary>
    public const int Window = 10;

    /// <summary>The failed call's row.</summary>
    public required int Row { get; init; }

    /// <summary>The failed call's tool.</summary>
    public required int Tool { get; init; }

    /// <summary>What happened.</summary>
    public required FailureKind Kind { get; init; }

    /// <summary>What it says, masked: a word of the index's templates.</summary>
    public required int Template { get; init; }

    /// <summary>The session.</summary>
    public required int Session { get; init; }

    /// <summary>The working directory.</summary>
    public required int Project { get; init; }

    /// <summary>True where the assistant's own choice of tool and input could have made it succeed.</summary>
    public required bool IsAttributable { get; init; }

    /// <summary>What was done first afterwards.</summary>
    public required FirstStep Step { get; init; }

    /// <summary>True where that succeeded. It says nothing of the failure: see <see cref="IsResolved"/>.</summary>
    public required bool StepSucceeded { get; init; }

    /// <summary>After how many calls of the lane the same tool succeeded on the same target; 0 where none of <see cref="Window"/> did.</summary>
    public required int CallsToSuccess { get; init; }

    /// <summary>The time from the failure's end to the end of the call that resolved it, in milliseconds; where none did, to the end of the last call that was looked at; -1 where none came.</summary>
    public required int LostMs { get; init; }

    /// <summary>How many attributable calls of this tool on this target have now failed in a row, this one included; 0 where it is not attributable.</summary>
    public required int Streak { get; init; }

    /// <summary>The row of the next attributable call of this tool on this target, however much later; -1 where there is none.</summary>
    public required int NextOnTarget { get; init; }

    /// <summary>True where an attributable call of this tool failed in this way before in this lane.</summary>
    public required bool IsRepeat { get; init; }

    /// <summary>True where the same tool succeeded on the same target soon after.</summary>
    public bool IsResolved => CallsToSuccess > 0;
}
