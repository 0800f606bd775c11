using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>Lessons as they are sent.</summary>
internal static class SomeLesson
{
    /// <summary>One that has been seen so often.</summary>
    public static MemoryEntity Seen(int times, string name = "tool-failure Edit old_string-not-found 9f2c41aa") => new(
        name,
        "tool_failure",
        ["error class: String to replace not found in file", "lesson: read the file right before Edit", $"seen {times} times, first 2026-09-01, last 2026-09-12"]);
}
