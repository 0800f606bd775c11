namespace Telemetry.Analysis;

/// <summary>How far a lesson has grown. It is told when it becomes notable, and anew each time that it has about three times as much behind it.</summary>
public static class LessonLevel
{
    private static readonly int[] s_levels = [1, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000];

    /// <summary>The largest threshold that a count has reached; 0 for none.</summary>
    public static int Of(long count) => s_levels.LastOrDefault(level => count >= level);
}
