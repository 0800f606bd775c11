using Telemetry.Storage;

namespace Telemetry.Core.Tests.Storage;

public sealed class TelemetryFileTests
{
    [Theory]
    [InlineData("/x/t.jsonl", "/c", "/x/t.jsonl")]
    [InlineData(null, "/c", "/c/execution-telemetry.jsonl")]
    [InlineData("", "", "/home/me/.claude/execution-telemetry.jsonl")]
    [InlineData(null, null, "/home/me/.claude/execution-telemetry.jsonl")]
    public void TheStoreIsWhereTheEnvironmentSays(string? file, string? folder, string expected)
    {
        string located = TelemetryFile.Locate(name => name == "TELEMETRY_FILE" ? file : name == "CLAUDE_CONFIG_DIR" ? folder : null, () => "/home/me");
        Assert.Equal(expected, located.Replace('\\', '/'));
    }
}
