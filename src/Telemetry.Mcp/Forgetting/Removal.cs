using Telemetry.Mcp.Answers;
using Telemetry.Storage;

namespace Telemetry.Mcp.Forgetting;

/// <summary>Takes calls out of the store for good: all their lines, and what notes say of them.</summary>
internal static class Removal
{
    /// <summary>What would go; changes nothing.</summary>
    /// <exception cref="QuestionException">The pattern takes too long.</exception>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public static ForgetReport Preview(string storePath, ForgetConditions conditions) => Preview(storePath, conditions, ForgetSurvey.Of(storePath, conditions));

    /// <summary>Forgets.</summary>
    /// <param name="change">The right to it.</param>
    /// <param name="storePath">The store.</param>
    /// <param name="conditions">What goes.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="QuestionException">The pattern takes too long; nothing was changed.</exception>
    /// <exception cref="IOException">It could not be done; nothing was changed.</exception>
    public static ForgetReport Run(StoreChange change, string storePath, ForgetConditions conditions, TimeProvider time) =>
        Run(change, storePath, conditions, "forget", time, isForGood: true, CancellationToken.None);

    /// <summary>Removes what is older than a moment. Its ids are not kept, because the time says enough.</summary>
    /// <exception cref="IOException">It could not be done; nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">It was called off; nothing was changed.</exception>
    public static ForgetReport OfOlder(StoreChange change, string storePath, long oldestMs, TimeProvider time, CancellationToken cancellation) =>
        Run(change, storePath, new ForgetConditions { UntilMs = oldestMs }, "retention", time, isForGood: false, cancellation);

    private static ForgetReport Run(StoreChange change, string storePath, ForgetConditions conditions, string reason, TimeProvider time, bool isForGood, CancellationToken cancellation)
    {
        var survey = ForgetSurvey.Of(storePath, conditions);
        ForgetReport preview = Preview(storePath, conditions, survey);
        if (preview.IsEmpty)
            return preview;
        var edit = new ForgetEdit(survey, conditions);
        change.Rewrite(reason, edit.Edit, time, isForGood ? () => ForgottenCalls.Add(storePath, edit.TakeIds()) : null, cancellation);
        return survey.Report() with { Notes = edit.Notes, OtherLines = edit.OtherLines };
    }

    private static ForgetReport Preview(string storePath, ForgetConditions conditions, ForgetSurvey survey)
    {
        var edit = new ForgetEdit(survey, conditions);
        StoreLines.Visit(storePath, (line, offset) => edit.Edit(line, offset));
        return survey.Report() with { DryRun = true, Notes = edit.Notes, OtherLines = edit.OtherLines };
    }
}
