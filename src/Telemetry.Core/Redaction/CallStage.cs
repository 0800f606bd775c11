using Telemetry.Capture;
using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Decides how far a call got, from what the client says about it and from what its failure's text tells.</summary>
internal static class CallStage
{
    /// <summary>The stage; <see cref="Stage.Unknown"/> where a batch lists a call without a text.</summary>
    public static Stage Of(CapturedCall call)
    {
        if (call.IsInterrupted)
            return Stage.Interrupted;
        if (!call.IsFailure)
            return Stage.Executed;
        Stage told = OutcomeRules.StageOf(call.Error);
        // These two stand whatever the client's decision was: it had let the call run when the user or a sibling ended it.
        if (told is Stage.Interrupted or Stage.Cancelled)
            return told;
        // What a newer transcript calls it, where its text is the same as that of a refusal.
        if (call.Denial is CaptureDenial.Interruption or CaptureDenial.Cancellation)
            return call.Denial == CaptureDenial.Interruption ? Stage.Interrupted : Stage.Cancelled;
        return call.HasRun switch
        {
            true => told == Stage.Rejected ? Stage.Interrupted : Stage.Executed,
            false => OfUnrun(call, told),
            // An old transcript: what carries none of the client's own phrases came from a tool that ran.
            null => told == Stage.Unknown && call.Source != CaptureSource.Batch ? Stage.Executed : told,
        };
    }

    private static Stage OfUnrun(CapturedCall call, Stage told)
    {
        if (told is Stage.Denied or Stage.Rejected)
            return told;
        // The client writes that the user refused also where nobody was asked; the user's own no has a text of its own.
        if (call.Denial != CaptureDenial.None)
            return Stage.Denied;
        // What the client refuses by itself it puts into a tag. Any other text is the reason of somebody who did not let the call run, in free words.
        return told == Stage.Unknown && !string.IsNullOrEmpty(call.Error) ? Stage.Denied : told;
    }
}
