namespace Telemetry.Analysis;

/// <summary>How far a lesson has grown. It is told when it becomes notable, and anew at 10, 30 and 100: beyond that more of the same says nothing new.</summary>
public static class LessonLevel
{
    private static readonly int[] s_levels = [1, 10, 30, 100];

    /// <summary>The largest threshold that a count has reached; 0 for none.</summary>
    public static int Of(long count) => s_levels.LastOrDefault(level => count >= level);
}
