using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

/// <summary>Whatever the store and whatever is asked: every figure of an answer is what a plain reading of the store's lines makes it.</summary>
public sealed class RecomputedAnswersTests
{
    private const int Stores = 1000;

    // Sentences and calls, and what statistical tests, the hierarchy of rates and the recoveries tell, which other tests pin.
    private static readonly HashSet<string> s_elsewhere = ["summary", "health", "next", "changes", "retries", "estimate", "trend", "id", "fix", "what", "cursor"];

    // Some of the lines come only after the first questions, and the cut need not be between two lines. At last another store stands in the place of the first.
    [Fact]
    public void EveryFigureIsWhatAPlainReadingOfTheStoreMakesIt() =>
        Gen.Select(RandomHistory.Lines, RandomQuestion.Any.Array[3, 7], Gen.Double.Unit).Sample((lines, questions, cut) =>
        {
            string text = string.Concat(lines);
            int first = (int)(text.Length * cut);
            using SomeStore store = SomeStore.OfText(text[..first], caller: "Recomputed");
            Check(store, questions[..2]);
            File.WriteAllText(store.Path, text);
            Check(store, questions);
            File.WriteAllText(store.Path, text[first..]);
            Check(store, questions[2..3]);
        }, iter: Stores, print: sample => $"{string.Join('\n', sample.Item2)}\n{sample.Item3}\n{string.Concat(sample.Item1)}");

    private static void Check(SomeStore store, (bool IsStats, string Arguments)[] questions)
    {
        var lines = new NaiveStore(File.ReadAllText(store.Path));
        var filter = new NaiveFilter(lines, SomeStore.Surroundings.Time.GetUtcNow(), SomeStore.Surroundings.Project);
        var naive = new NaiveAnswers(lines, filter);
        foreach (var (isStats, arguments) in questions)
        {
            AnswerKind kind = isStats ? AnswerKind.Stats : AnswerKind.Failures;
            var question = (JsonObject)JsonNode.Parse(arguments)!;
            if (filter.Refusal(question) is string refusal)
            {
                Assert.StartsWith(refusal, store.Refusal(kind, arguments), StringComparison.Ordinal);
                continue;
            }

            // To the last row, page by page.
            for (int offset = 0; ; question["offset"] = offset)
            {
                JsonObject expected = isStats ? naive.Stats(question) : naive.Failures(question);
                var asked = (JsonObject)question.DeepClone();
                asked.Remove("offset");
                JsonElement answer = store.Ask(kind, asked.ToJsonString());
                Shorten(expected, answer);
                Assert.StartsWith(Beginning(expected), answer.Summary, StringComparison.Ordinal);
                string[] differences = [.. Differences(expected, JsonNode.Parse(answer.GetRawText()), "")];
                Assert.True(differences.Length == 0, $"{kind.Tool} {question.ToJsonString()}\n{string.Join('\n', differences)}\n{answer.GetRawText()}");
                Assert.Equal(answer.Has("omitted"), answer.Has("cursor"));
                if (!answer.Has("cursor"))
                    break;
                question["cursor"] = answer.Text("cursor");
                offset += answer.Rows.Count;
            }
        }
    }

    /// <summary>How the summary begins; what it counts is no member of its own, so it is taken out of the expected ones.</summary>
    private static string Beginning(JsonObject expected)
    {
        int rows = ((JsonArray)expected["rows"]!).Count;
        string? sessions = Take("sessions"), ofFailures = Take("of_failures");
        if (expected.ContainsKey("failures"))
        {
            string? calls = Take("calls");
            return rows > 0 ? Many(expected["failures"]!.ToString(), "failure") + (calls is null ? "" : $" among {Many(calls, "call")}") : calls != "0" ? $"No failures among {Many(calls!, "call")}." : "No";
        }

        return rows == 0 ? "No" : $"{Many(expected["calls"]!.ToString(), ofFailures is null ? "call" : "failure")} in {Many(sessions!, "session")} since {expected["period"]![0]}{(ofFailures is null ? "; success " : ".")}";

        string? Take(string name)
        {
            string? number = expected[name]?.ToString();
            expected.Remove(name);
            return number;
        }
    }

    // A detailed answer has a budget too: where it is used up, examples and failures that no rate counts go first, then the last rows.
    private static void Shorten(JsonObject expected, JsonElement answer)
    {
        var rows = (JsonArray)expected["rows"]!;
        int shown = answer.Rows.Count;
        if (answer.GetRawText().Length < Answer.DetailedBytes * 2 / 3)
            return;
        if (!answer.Rows.Any(row => row.Has("example")))
        {
            foreach (JsonNode? row in rows)
                row!["example"] = null;
        }

        string[] uncounted = ["denied", "rejected", "cancelled", "interrupted", "unknown"];
        if (!answer.Rows.Any(row => row.Has("failed") && uncounted.Any(stage => row.GetProperty("failed").Has(stage))))
        {
            foreach (JsonObject? failed in rows.Select(row => row!["failed"] as JsonObject).Where(failed => failed is not null))
            {
                foreach (string stage in uncounted)
                    failed!.Remove(stage);
                if (failed!.Count == 0)
                    failed.Parent!["failed"] = null;
            }
        }

        if (shown < rows.Count)
            expected["omitted"] = ((int?)expected["omitted"] ?? 0) + rows.Count - shown;
        while (rows.Count > shown)
            rows.RemoveAt(rows.Count - 1);
    }

    private static string Many(string number, string noun) => number == "1" ? $"1 {noun}" : $"{number} {noun}s";

    private static IEnumerable<string> Differences(JsonNode? expected, JsonNode? actual, string at)
    {
        if (expected is JsonObject wanted && actual is JsonObject given)
        {
            return wanted.Select(pair => pair.Key).Union(given.Select(pair => pair.Key)).Where(name => !s_elsewhere.Contains(name))
                .SelectMany(name => Differences(wanted[name], given[name], $"{at}/{name}"));
        }

        if (expected is JsonArray all && actual is JsonArray some)
        {
            return Enumerable.Range(0, Math.Max(all.Count, some.Count))
                .SelectMany(i => Differences(i < all.Count ? all[i] : null, i < some.Count ? some[i] : null, $"{at}/{i}"));
        }

        return AreSame(expected, actual) ? [] : [$"{at}: expected {expected?.ToJsonString() ?? "nothing"}, but was {actual?.ToJsonString() ?? "nothing"}"];
    }

    // A rate is told with three decimals; what is counted is told exactly.
    private static bool AreSame(JsonNode? expected, JsonNode? actual) => expected is JsonValue value && value.TryGetValue(out double exact) && !value.TryGetValue(out long _)
        ? actual?.GetValueKind() == JsonValueKind.Number && (double)actual == Math.Round((double)actual, 3) && Math.Abs((double)actual - exact) <= 0.0005 + 1e-6
        : expected?.ToJsonString() == actual?.ToJsonString();
}
