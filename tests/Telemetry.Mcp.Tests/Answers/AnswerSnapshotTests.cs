using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

/// <summary>Whole answers to one workday: what a model reads is reviewed as a whole, not field by field.</summary>
public sealed class AnswerSnapshotTests
{
    public static TheoryData<string, string, string> Questions => new()
    {
        { "get_stats", "concise", "{}" },
        { "get_stats", "by-command-detailed", """{"group_by":"command","detail":"detailed"}""" },
        { "get_failures", "concise", "{}" },
        { "get_patterns", "concise", "{}" },
        { "recommend_tool", "candidates", """{"candidates":["Edit","Write","Bash","Nothing"]}""" },
        { "recommend_tool", "without-arguments", "{}" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task AnAnswerReadsAsItsSnapshotDoes(string tool, string name, string arguments)
    {
        using SomeStore store = SomeStore.Of(Workday.Calls);
        JsonElement answer = store.Ask(AnswerKind.All.Single(kind => kind.Tool == tool), arguments);
        await Snapshot.MatchesAsync(Path.Combine("Answers", $"{tool}.{name}.json"), answer);
    }
}
