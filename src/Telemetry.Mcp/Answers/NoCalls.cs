using Telemetry.Index;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Answers;

/// <summary>Nothing to tell is an answer too: why, and what to do.</summary>
internal static class NoCalls
{
    private const int MaxPath = 300;

    /// <summary>The sentence for a question that no call answers.</summary>
    public static string Summary(Question question)
    {
        CallIndex index = question.Index;
        if (index.Rows.Length == 0 && question.Capture == CaptureMode.Off)
            return $"No calls are recorded, as {CaptureSetting.Variable}=off asks. To record, set it to full, or to shape, which stores no text; then restart the client.";
        if (!index.Exists)
            return $"No calls are recorded yet: there is no file {Quoted.Text(index.Path, MaxPath)}. Is the plugin execution-telemetry enabled, and are hooks allowed (disableAllHooks)? It records from the next session on; telemetry import reads the past, and telemetry doctor says what is wrong.";
        if (index.Rows.Length == 0)
            return $"No calls are recorded yet: {Quoted.Text(index.Path, MaxPath)} holds none.{Skipped(index)}";
        long newestMs = 0;
        foreach (ref readonly CallRow row in index.Rows)
            newestMs = Math.Max(newestMs, row.TimestampMs);
        return $"None of the {Say.Calls(index.Rows.Length)} recorded matches this question. The newest is of {Say.Minute(newestMs)}. {Advice(question)}";
    }

    /// <summary>The same question with one filter less, where there is one.</summary>
    public static IReadOnlyList<NextCall>? Next(Question question, string tool)
    {
        if (question.Index.Rows.Length == 0 || !question.GivenFilters().Any())
            return null;
        string last = question.GivenFilters().Last().Key;
        return [NextCall.To(tool, question, $"without {last}").Without(last)];
    }

    private static string Advice(Question question)
    {
        string[] names = [.. question.GivenFilters().Select(pair => pair.Key)];
        return names.Length == 0 ? "Only this product's own calls are recorded." : $"Widen or leave out {Argument.Or(names)}.";
    }

    private static string Skipped(CallIndex index) => index.SkippedLines > 0 ? $" {Say.Many(index.SkippedLines, "line")} in it could not be read as records: is it the right file?" : "";
}
