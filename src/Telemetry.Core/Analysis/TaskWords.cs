using System.Text;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Finds the tools whose past calls speak of a task's words.</summary>
/// <remarks>Looks at the newest calls only, so that its cost is bounded; words that most calls hold weigh nothing (inverse document frequency).</remarks>
public static class TaskWords
{
    /// <summary>How many of the newest calls are read.</summary>
    public const int MaxCalls = 5000;

    private const int MaxWords = 12, MinWordLength = 3;

    /// <summary>The tools by how well their calls match, the best first; tools without a match are left out.</summary>
    public static IReadOnlyList<(int Tool, int Matches)> Match(CallIndex index, CallFilter filter, string task)
    {
        string[] words = [.. Words(task).Distinct().Take(MaxWords)];
        if (words.Length == 0)
            return [];
        var hits = new List<(int Tool, int Mask)>();
        ReadOnlySpan<CallRow> rows = index.Rows;
        ReadOnlySpan<int> order = index.ByTime();
        int read = 0;
        for (int i = order.Length - 1; i >= 0 && read < MaxCalls; i--)
        {
            ref readonly CallRow row = ref rows[order[i]];
            if (!filter.Matches(row) || index.ReadCall(row) is not ToolCall call)
                continue;
            read++;
            hits.Add((row.Tool, MaskOf(words, call)));
        }

        double[] weights = [.. Enumerable.Range(0, words.Length).Select(w => Math.Log((hits.Count + 1.0) / (hits.Count(h => (h.Mask & (1 << w)) != 0) + 1.0)))];
        return [.. hits.Where(h => h.Mask != 0)
            .GroupBy(h => h.Tool)
            .Select(g => (Tool: g.Key, Matches: g.Count(), Score: g.Sum(h => Enumerable.Range(0, words.Length).Sum(w => (h.Mask & (1 << w)) != 0 ? weights[w] : 0))))
            .OrderByDescending(t => t.Score)
            .Select(t => (t.Tool, t.Matches))];
    }

    private static int MaskOf(string[] words, ToolCall call)
    {
        string text = call.ToolName + " " + Encoding.UTF8.GetString(call.Params.Utf8.Span);
        int mask = 0;
        for (int w = 0; w < words.Length; w++)
        {
            if (text.Contains(words[w], StringComparison.OrdinalIgnoreCase))
                mask |= 1 << w;
        }

        return mask;
    }

    private static IEnumerable<string> Words(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isPart = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '.');
            if (isPart && start < 0)
                start = i;
            if (isPart || start < 0)
                continue;
            if (i - start >= MinWordLength)
                yield return text[start..i];
            start = -1;
        }
    }
}
