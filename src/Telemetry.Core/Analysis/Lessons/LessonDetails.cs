using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>The one table of what tells failures of a kind apart, and of what is no lesson.</summary>
internal static class LessonDetails
{
    /// <summary>What tells failures of a kind apart.</summary>
    public static LessonDetail Of(FailureKind kind) => kind switch
    {
        // Broad: what is wrong stands only in the words.
        FailureKind.Other or FailureKind.InvalidInput or FailureKind.HttpError => LessonDetail.Says,

        // The same words come from many programs, and mean another thing of each.
        FailureKind.UsageError or FailureKind.VersionControl => LessonDetail.Says | LessonDetail.Command,

        // A time-out has nothing to say but what it was that took so long.
        FailureKind.Timeout => LessonDetail.Command,

        // Red until it is green: that tests fail while one works on them is the work, and so is that a program of one's own crashes.
        FailureKind.TestsFailed or FailureKind.BuildFailed => LessonDetail.Command | LessonDetail.Work,
        FailureKind.RuntimeError or FailureKind.NonzeroExit => LessonDetail.Says | LessonDetail.Command | LessonDetail.Work,

        FailureKind.UnknownName => LessonDetail.Noise,
        _ => LessonDetail.None,
    };
}
