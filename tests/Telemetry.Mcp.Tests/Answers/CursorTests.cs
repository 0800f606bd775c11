using System.Text.Json;
using CsCheck;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Terminal;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

/// <summary>What an answer left out can be had: its cursor points right behind the last row that was told.</summary>
public sealed class CursorTests
{
    private static readonly string[] s_filters = ["{}", """{"since":"1d"}""", """{"project":"app"}""", """{"group_by":"project"}"""];

    [Fact]
    public void FollowingTheCursorsTellsEveryRowOnceWhateverTheLimitAndTheBudgetLeaveOut() => Gen.Select(Gen.Int[1, 70], Gen.Int[0, 3], Gen.Int[1, 100].Array[1, 6], Gen.Bool.Array[1, 6]).Sample((groups, filter, limits, details) =>
    {
        using SomeStore store = SomeStore.Of(CallsOf(groups), caller: "Following");
        foreach (AnswerKind kind in AnswerKind.All)
        {
            string question = kind == AnswerKind.Stats || filter < 3 ? s_filters[filter] : "{}";
            string[] all = [.. Follow(store, kind, question, _ => 100, _ => "detailed")];
            Assert.Equal(all, Follow(store, kind, question, page => limits[page % limits.Length], page => details[page % details.Length] ? "detailed" : "concise"));
            Assert.Equal(all.Length, all.Distinct().Count());
        }
    }, iter: 15);

    [Fact]
    public void TheSameRowsAreToldAsByOneAnswerThatHoldsThemAll()
    {
        using SomeStore store = SomeStore.Of(CallsOf(40));
        string[] whole = [.. RowsOf(store.Stats("""{"limit":100,"detail":"detailed"}"""))];
        Assert.Equal(40, whole.Length);
        Assert.Equal(whole, Follow(store, AnswerKind.Stats, "{}", _ => 7, _ => "concise"));
    }

    [Fact]
    public void AnAnswerThatTellsAllHasNoneAndTheLastPageHasNone()
    {
        using SomeStore store = SomeStore.Of(CallsOf(9));
        Assert.False(store.Stats("""{"detail":"detailed"}""").Has("cursor"));
        JsonElement first = store.Stats("""{"limit":5}""");
        Assert.Matches("^5\\.[0-9a-f]{8}$", first.Text("cursor"));
        JsonElement last = store.Stats($$"""{"limit":5,"cursor":"{{first.Text("cursor")}}"}""");
        Assert.Equal((4, false, false), (last.Rows.Count, last.Has("cursor"), last.Has("omitted")));
        Assert.Equal(first.Summary, last.Summary);
    }

    [Fact]
    public void ACursorHoldsForItsOwnQuestionOnly()
    {
        using SomeStore store = SomeStore.Of(CallsOf(9));
        string cursor = store.Stats("""{"limit":2,"project":"app"}""").Text("cursor");
        foreach (string other in new[] { "{}", """{"project":"/home/dev/app"}""", """{"project":"app","group_by":"day"}""" })
            Assert.Contains("does not belong to this question", store.Refusal(AnswerKind.Stats, With(other, "cursor", $"\"{cursor}\"")), StringComparison.Ordinal);
        Assert.Contains("does not belong to this question", store.Refusal(AnswerKind.Failures, $$"""{"project":"app","cursor":"{{cursor}}"}"""), StringComparison.Ordinal);
        // How much is told may change on the way, and so may the order of arguments.
        Assert.Equal(7, store.Stats($$"""{"detail":"detailed","cursor":"{{cursor}}","project":"app","since":""}""").Rows.Count);
    }

    [Fact]
    public void ACursorBehindTheLastRowTellsNone()
    {
        using SomeStore store = SomeStore.Of(CallsOf(9));
        string cursor = store.Stats("""{"limit":2}""").Text("cursor");
        foreach (AnswerKind kind in new[] { AnswerKind.Stats, AnswerKind.Failures, AnswerKind.Patterns, AnswerKind.Recommend })
        {
            string mark = MarkOf(store, kind, cursor);
            JsonElement answer = store.Ask(kind, $$"""{"cursor":"2147483647.{{mark}}"}""");
            Assert.Empty(RowsOf(answer));
            Assert.False(answer.Has("cursor"));
        }
    }

    [Fact]
    public void ThePageNamesTheCursorWhereTheLimitCannotShowAll()
    {
        using SomeStore store = SomeStore.Of(CallsOf(103));
        Assert.EndsWith("93 more: --cursor 10." + store.Stats().Text("cursor").Split('.')[1] + " shows the next.", PageOf("{}"), StringComparison.Ordinal);
        using SomeStore few = SomeStore.Of(CallsOf(12), caller: "few");
        Assert.EndsWith("2 more: --limit shows them.", PageOf("{}", few), StringComparison.Ordinal);

        string PageOf(string question, SomeStore? of = null)
        {
            using var output = new StringWriter();
            Page.Print((of ?? store).History.AskInFull(AnswerKind.Stats, SomeStore.ArgumentsOf(question)), output);
            return output.ToString().TrimEnd();
        }
    }

    // So many tools, each with failures of its own, each following the other; one more name makes the rows of one answer differ in length.
    private static IEnumerable<RecordedCall> CallsOf(int groups) => Enumerable.Range(0, groups).SelectMany(group => Enumerable.Range(0, 6).SelectMany(i => (RecordedCall[])
    [
        Some.Call(Name(group), group * 20 + i * 2).In($"s{group}"),
        Some.Failure(Name(group), group * 20 + i * 2 + 1, "fails in a way of its own: " + Name(group)).In($"s{group}") with { Project = "/home/dev/app" },
    ]));

    private static string Name(int group) => $"Tool{(char)('A' + group % 26)}{(char)('a' + group / 26)}{new string('x', group % 40)}";

    private static IEnumerable<string> Follow(SomeStore store, AnswerKind kind, string question, Func<int, int> limit, Func<int, string> detail)
    {
        string? cursor = null;
        for (int page = 0; page < 200; page++)
        {
            string asked = With(With(question, "limit", $"{limit(page)}"), "detail", $"\"{detail(page)}\"");
            JsonElement answer = store.Ask(kind, cursor is null ? asked : With(asked, "cursor", $"\"{cursor}\""));
            foreach (string row in RowsOf(answer))
                yield return row;
            if (!answer.Has("cursor"))
            {
                Assert.False(answer.Has("omitted"), answer.GetRawText());
                yield break;
            }

            cursor = answer.Text("cursor");
        }

        Assert.Fail("The cursors do not end.");
    }

    private static string MarkOf(SomeStore store, AnswerKind kind, string statsCursor)
    {
        if (kind == AnswerKind.Stats)
            return statsCursor.Split('.')[1];
        JsonElement answer = store.Ask(kind, """{"limit":1}""");
        return answer.Has("cursor") ? answer.Text("cursor").Split('.')[1] : Cursor.Of(kind.Tool, SomeStore.ArgumentsOf("{}")).Mark;
    }

    private static string With(string question, string name, string value) => question == "{}" ? $$"""{"{{name}}":{{value}}}""" : $$"""{{question[..^1]}},"{{name}}":{{value}}}""";

    private static IEnumerable<string> RowsOf(JsonElement answer)
    {
        if (answer.TryGetProperty("chains", out JsonElement chains))
            return chains.EnumerateArray().Select(chain => string.Join(" > ", chain.Texts("steps")));
        if (answer.TryGetProperty("tools", out JsonElement tools))
            return tools.EnumerateArray().Select(tool => tool.Text("tool"));
        return answer.Rows.Select(row => row.Text(row.Has("name") ? "name" : "tool"));
    }
}
