using Telemetry.Analysis;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Mcp.Answers;

/// <summary>What history tells against a call, in words, and what to do instead.</summary>
internal static class WarningText
{
    private const string NoFix = "Change something before you try again";

    public static IEnumerable<string> Of(Question question, RecommendContext context, PlannedCall call) =>
        context.Forecasting.WarningsOf(call, context.Before).Select(warning => Of(question, context, call, warning));

    private static string Of(Question question, RecommendContext context, in PlannedCall call, CallWarning warning)
    {
        string tool = RecommendAnswer.NameOf(question, call);
        string rates = $"{Say.Percent(warning.Like.Rate)} of {Say.Calls(warning.Like.N)} against {Say.Percent(warning.Others.Rate)} of {Say.Count(warning.Others.N)}";
        return warning.Sign == WarningSign.Unread
            ? $"{tool} on a file not read in this session: {rates} succeeded. Read it first."
            : $"{tool} has just failed on this{(warning.FailedInARow == 1 ? "" : $" {Say.Times(warning.FailedInARow)} in a row")}: then {rates} succeeded. {FixOf(question, context, call)}.";
    }

    private static string FixOf(Question question, RecommendContext context, in PlannedCall call)
    {
        ReadOnlySpan<int> calls = context.Before.Calls;
        for (int i = calls.Length - 1; i >= 0; i--)
        {
            ref readonly CallRow row = ref context.Index.Rows[calls[i]];
            if (row.Tool != call.Tool || row.Outcome != Outcome.Failure || !row.IsAttributable || !PlannedCall.Of(context.Index, calls[i]).IsOnSameTarget(call))
                continue;
            var fix = FixRow.Of(question.FixOf(calls[i]));
            return fix.Do is null ? NoFix : $"What resolved such failures: {fix.Sentence()}";
        }

        return NoFix;
    }
}
