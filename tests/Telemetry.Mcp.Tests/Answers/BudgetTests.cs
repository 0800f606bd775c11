using System.Text;
using System.Text.Json;
using CsCheck;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

/// <summary>Whatever stands in the store, an answer stays small and safe to read, and the calls it proposes can be made.</summary>
public sealed class BudgetTests
{
    private const int MaxNext = 3;

    [Fact]
    public void EveryConciseAnswerKeepsItsBudgetAndProposesOnlyWhatIsAnswered() => Check("concise", Answer.ConciseBytes);

    [Fact]
    public void EveryDetailedAnswerKeepsItsOwn() => Check("detailed", Answer.DetailedBytes);

    [Fact]
    public void FourGroupsFitTheBudget()
    {
        using SomeStore store = SomeStore.Of(Workday.Calls);
        JsonElement answer = store.Stats("""{"group_by":"command"}""");
        Assert.Equal(4, answer.Rows.Count);
        Assert.False(answer.Has("omitted"));
    }

    private static void Check(string detail, int budget) => Gen.Select(Hostile.Calls, Gen.Int[0, 59]).Sample((calls, pick) =>
    {
        using SomeStore store = SomeStore.Of(calls, caller: "Budget");
        RecordedCall asked = calls.Length == 0 ? Some.Call() : calls[pick % calls.Length];
        foreach (AnswerKind kind in AnswerKind.All)
        {
            foreach (Dictionary<string, object> arguments in QuestionsAbout(kind, asked, calls))
            {
                arguments["detail"] = detail;
                Follow(store, kind, JsonSerializer.Serialize(arguments), budget);
            }
        }
    }, iter: 60);

    private static void Follow(SomeStore store, AnswerKind kind, string arguments, int budget)
    {
        JsonElement answer = store.Ask(kind, arguments);
        IsSmallAndClean(answer, budget);
        Assert.True(answer.Next.Count <= MaxNext);
        foreach (JsonElement next in answer.Next)
        {
            Assert.Equal(["tool", "arguments", "why"], next.EnumerateObject().Select(pair => pair.Name));
            AnswerKind other = AnswerKind.All.Single(one => one.Tool == next.Text("tool"));
            string sent = next.GetProperty("arguments").GetRawText();
            IsSmallAndClean(store.Ask(other, sent), sent.Contains("detailed", StringComparison.Ordinal) ? Answer.DetailedBytes : Answer.ConciseBytes);
        }
    }

    private static void IsSmallAndClean(JsonElement answer, int budget)
    {
        int bytes = Encoding.UTF8.GetByteCount(answer.GetRawText());
        Assert.True(bytes <= budget, $"{bytes} bytes: {answer.GetRawText()}");
        Assert.All(TextsIn(answer), text => Assert.DoesNotContain(text, char.IsControl));
    }

    private static IEnumerable<Dictionary<string, object>> QuestionsAbout(AnswerKind kind, RecordedCall asked, RecordedCall[] calls)
    {
        yield return [];
        yield return new() { ["since"] = "2027-01-01" };
        yield return new() { ["limit"] = 100 };
        // A question may name only what the store holds; the names that survive the way through JSON are those it holds.
        if (calls.Length > 0 && IsWellFormed(asked.Tool) && IsWellFormed(asked.Session!))
        {
            yield return new() { ["tool"] = asked.Tool };
            yield return new() { ["project"] = asked.Project!, ["session"] = asked.Session! };
        }

        foreach (string word in kind == AnswerKind.Stats ? Arguments.GroupBy.Words! : [])
            yield return new() { ["group_by"] = word };
        if (kind != AnswerKind.Recommend)
            yield break;
        yield return new() { ["candidates"] = calls.Select(call => call.Tool).Concat(calls.Select(call => call.Error ?? "")).Distinct().Take(20) };
        yield return new() { ["task"] = asked.Parameter.Value };
        yield return new() { ["target"] = asked.Parameter.Value };
    }

    private static bool IsWellFormed(string text) => !text.Contains('\uFFFD') && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private static IEnumerable<string> TextsIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(TextsIn),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(pair => TextsIn(pair.Value).Prepend(pair.Name)),
        _ => [],
    };
}
