using System.Text.Json;
using System.Text.RegularExpressions;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

/// <summary>The same calls, once stored as text and once as shape, answer alike: every number is the same, and a text differs only where it was a parameter's.</summary>
public sealed partial class ShapeAnswersTests(StoredTwice stored) : IClassFixture<StoredTwice>
{
    public static TheoryData<string, string> Questions => new()
    {
        { "get_stats", "{}" },
        { "get_stats", """{"group_by":"command"}""" },
        { "get_stats", """{"group_by":"project"}""" },
        { "get_stats", """{"group_by":"mcp_server"}""" },
        { "get_stats", """{"group_by":"agent_type"}""" },
        { "get_stats", """{"group_by":"model"}""" },
        { "get_stats", """{"group_by":"day"}""" },
        { "get_stats", """{"tool":"Bash","project":"/home/dev/app"}""" },
        { "get_failures", "{}" },
        { "get_failures", """{"tool":"Bash"}""" },
        { "get_failures", """{"stage":"validation"}""" },
        { "get_failures", """{"group_by":"kind"}""" },
        { "get_failures", """{"group_by":"session"}""" },
        { "get_patterns", "{}" },
        { "get_patterns", """{"session":"s1"}""" },
        { "recommend_tool", "{}" },
        { "recommend_tool", """{"after":"Edit"}""" },
        { "recommend_tool", """{"candidates":["Bash","Edit","Grep"]}""" },
        { "recommend_tool", """{"target":"/home/dev/app/Order.cs"}""" },
        { "recommend_tool", """{"target":"/home/dev/app/secret plan.md","tool":"Read"}""" },
        { "recommend_tool", """{"target":"git push origin acme-fix","tool":"Bash"}""" },
        { "recommend_tool", """{"target":"git push origin other","tool":"Bash"}""" },
        { "recommend_tool", """{"target":"./acme-deploy.sh --later","tool":"Bash"}""" },
        { "recommend_tool", """{"target":"/nobody/saw/this.cs"}""" },
        { "recommend_tool", """{"task":"run the edit tool"}""" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void EveryAnswerIsTheSame(string tool, string arguments)
    {
        JsonElement text = Ask(stored.AsText, tool, arguments), shape = Ask(stored.AsShape, tool, arguments);
        AssertAlike(text, shape, tool);
        Assert.DoesNotContain("acme", shape.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    // So that the comparison is not one of two empty answers.
    [Fact]
    public void TheAnswersHaveSomethingToSay()
    {
        Assert.True(Ask(stored.AsShape, "get_stats", "{}").Number("calls") > 600);
        Assert.True(Ask(stored.AsShape, "get_stats", """{"group_by":"command"}""").Rows.Count >= StoredTwice.Commands);
        Assert.True(Ask(stored.AsShape, "get_failures", "{}").Rows.Count >= StoredTwice.Errors);
        Assert.NotEmpty(Ask(stored.AsShape, "get_patterns", "{}").GetProperty("chains").EnumerateArray());
        Assert.Equal("target", Ask(stored.AsShape, "recommend_tool", """{"target":"/home/dev/app/Order.cs","tool":"Read"}""").GetProperty("tools")[0].Text("basis"));
        Assert.Equal("target", Ask(stored.AsShape, "recommend_tool", """{"target":"git push origin acme-fix","tool":"Bash"}""").GetProperty("tools")[0].Text("basis"));
        Assert.Equal("command", Ask(stored.AsShape, "recommend_tool", """{"target":"./acme-deploy.sh --later","tool":"Bash"}""").GetProperty("tools")[0].Text("basis"));
        Assert.Contains(Ask(stored.AsShape, "get_stats", """{"group_by":"command"}""").Rows, row => row.Text("name") == "git push");
    }

    private static void AssertAlike(JsonElement text, JsonElement shape, string where)
    {
        Assert.Equal(text.ValueKind, shape.ValueKind);
        switch (text.ValueKind)
        {
            // A command's shape tells neither what it was asked nor where its output went: it is never known to only read.
            case JsonValueKind.Object when where == "get_patterns.parallelism":
                Assert.Equal((text.Number("batches"), text.Number("batched_calls")), (shape.Number("batches"), shape.Number("batched_calls")));
                Assert.InRange(Reads(shape), 0, Reads(text));
                break;
            case JsonValueKind.Object:
                Assert.Equal(text.EnumerateObject().Select(pair => pair.Name), shape.EnumerateObject().Select(pair => pair.Name));
                foreach (var (one, other) in text.EnumerateObject().Zip(shape.EnumerateObject()))
                    AssertAlike(one.Value, other.Value, $"{where}.{one.Name}");
                break;
            case JsonValueKind.Array:
                Assert.Equal(text.GetArrayLength(), shape.GetArrayLength());
                foreach (var (one, other) in InOrder(text).Zip(InOrder(shape)))
                    AssertAlike(one, other, where + "[]");
                break;
            // An id is made of the line that the store holds.
            case JsonValueKind.String when where.EndsWith("rows[].id", StringComparison.Ordinal):
                break;
            case JsonValueKind.String when text.GetString() != shape.GetString():
                if (where == "get_patterns.summary")
                {
                    Assert.Equal(Savings().Replace(text.GetString()!, ""), Savings().Replace(shape.GetString()!, ""));
                    break;
                }

                bool isFirstLine = where.EndsWith(".example", StringComparison.Ordinal) && text.GetString()!.StartsWith(shape.GetString()!.Replace("</tool_use_error>", "", StringComparison.Ordinal), StringComparison.Ordinal);
                Assert.True(isFirstLine || Shaped().IsMatch(shape.GetString()!), $"{where}: {text} and {shape}");
                // The numbers in a sentence are no parameter's.
                if (where.EndsWith("summary", StringComparison.Ordinal))
                    Assert.Equal(Quotes().Replace(text.GetString()!, ""), Quotes().Replace(shape.GetString()!, ""));
                break;
            default:
                Assert.Equal(text.GetRawText(), shape.GetRawText());
                break;
        }
    }

    private static long Reads(JsonElement parallelism) => parallelism.Number("independent") + parallelism.Number("dependent") + parallelism.Number("unknown");

    // Groups of the same size stand in the order of their names.
    private static IEnumerable<JsonElement> InOrder(JsonElement array) =>
        array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && item.Has("name"))
            ? array.EnumerateArray().OrderBy(row => Own().Replace(row.GetRawText(), "own"), StringComparer.Ordinal)
            : array.EnumerateArray();

    private static JsonElement Ask(ImportedStore store, string tool, string arguments)
    {
        var history = new History(store.Path, SomeStore.Surroundings);
        Dictionary<string, JsonElement> asked = SomeStore.ArgumentsOf(arguments);
        asked["limit"] = JsonElement.Parse("50");
        Answer answer = history.AskInFull(AnswerKind.All.Single(kind => kind.Tool == tool), asked);
        return JsonElement.Parse(JsonSerializer.Serialize(answer, answer.GetType(), AnswerJson.Default));
    }

    [GeneratedRegex(@"<\*>|<path>|#[a-z]{4}|unnamed-[a-z]{8}|\[SHAPE:|…|\.\.\.")]
    private static partial Regex Shaped();

    [GeneratedRegex(@" Sending [^:(]*(: nothing worth changing\.|\([^)]*\)\.)")]
    private static partial Regex Savings();

    [GeneratedRegex("unnamed-[a-z.]+|acme[a-z.-]*")]
    private static partial Regex Own();

    [GeneratedRegex("\".*\"|unnamed-[a-z.]+|acme[a-z.-]*")]
    private static partial Regex Quotes();
}
