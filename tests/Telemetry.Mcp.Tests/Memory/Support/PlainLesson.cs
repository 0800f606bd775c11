using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>Lessons whose text does not matter.</summary>
internal static class PlainLesson
{
    public static NotableLesson Of(string fingerprint, int level = 1) =>
        new(fingerprint, level, new MemoryEntity($"tool-failure Edit {fingerprint}", "tool_failure", ["error class: some", $"seen {level} times"]));

    public static IReadOnlyList<NotableLesson> Many(int count) => [.. Enumerable.Range(0, count).Select(i => Of($"{i:x8}"))];
}
