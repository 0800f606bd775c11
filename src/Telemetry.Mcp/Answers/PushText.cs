using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Answers;

/// <summary>What became of lessons, in sentences.</summary>
internal static class PushText
{
    private const string Gate = "a failure that could have been avoided is notable once it was seen 5 times or in 2 sessions";

    /// <summary>An attempt to send, or a dry run.</summary>
    public static string Of(PushOutcome outcome, string server) => outcome.Result switch
    {
        PushResult.Busy => $"Another process is sending lessons to {server} now: {Lessons(outcome.Waiting.Count)} {Waits(outcome.Waiting.Count)} for it. Ask again in a minute.",
        PushResult.Resting or PushResult.Trouble => $"{Sentence(outcome.Trouble!.Reason)} {Lessons(outcome.Waiting.Count)} {Waits(outcome.Waiting.Count)}, and {(outcome.Waiting.Count == 1 ? "is" : "are")} tried again after {Say.Minute(outcome.Trouble.UntilMs)}.",
        PushResult.DryRun => outcome.Waiting.Count == 0 ? Nothing(outcome) : $"Would send {Lessons(outcome.Waiting.Count)} to {server}{LaterOf(outcome)}. Nothing was sent.",
        _ => Done(outcome, server),
    };

    /// <summary>A server that takes longer than an answer may.</summary>
    public static string StillSending(string server) =>
        $"Still sending to {server}, which has not answered yet. It goes on in the background, and each lesson counts as sent once the server says so: ask again in a minute.";

    /// <summary>Lessons that are handed over, because no server is set.</summary>
    public static string ToHand(PushOutcome outcome, MemorySetting setting)
    {
        int lessons = outcome.Waiting.Count + outcome.Later.Count;
        string why = setting.Problem ?? "No memory server is set (TELEMETRY_MEMORY_COMMAND, or TELEMETRY_MEMORY=auto).";
        return lessons == 0
            ? $"{why} {Nothing(outcome)}"
            : $"{why} {Lessons(lessons)} {(lessons == 1 ? "is" : "are")} worth remembering: hand create_entities to your own memory server's tool of that name, as it is.";
    }

    private static string Done(PushOutcome outcome, string server)
    {
        if (outcome.Sent.Count + outcome.Refused.Count + outcome.Failed.Count == 0)
            return Nothing(outcome);
        var parts = new List<string>();
        if (outcome.Sent.Count > 0)
            parts.Add($"{Lessons(outcome.Sent.Count)} sent to {server}");
        if (outcome.Refused.Count > 0)
            parts.Add($"{Lessons(outcome.Refused.Count)} refused by {(parts.Count > 0 ? "it" : server)}");
        if (outcome.Failed.Count > 0)
            parts.Add($"{Lessons(outcome.Failed.Count)} failed and {Waits(outcome.Failed.Count)}");
        return $"{string.Join(", ", parts)}{LaterOf(outcome)}.";
    }

    private static string Nothing(PushOutcome outcome)
    {
        if (outcome.Later.Count > 0 && outcome.IsOfSession)
            return $"This session has sent its {PushPlan.MaxASession} lessons{LaterOf(outcome)}.";
        return outcome.Notable == 0
            ? $"Nothing to remember yet: {Gate}."
            : $"Nothing new: {(outcome.Notable == 1 ? "the one notable lesson was" : $"all {Say.Count(outcome.Notable)} notable lessons were")} sent or settled before. A lesson goes again at 10, 30 and 100 times.";
    }

    private static string LaterOf(PushOutcome outcome) => outcome.Later.Count == 0 ? ""
        : outcome.IsOfSession ? $"; {Say.Count(outcome.Later.Count)} more {Waits(outcome.Later.Count)} for a later session, {PushPlan.MaxASession} a session at most"
        : $"; {Say.Count(outcome.Later.Count)} more {Waits(outcome.Later.Count)} for the next time, {PushPlan.MaxASession} at most each time";

    private static string Lessons(int count) => Say.Many(count, "lesson");

    private static string Waits(int count) => count == 1 ? "waits" : "wait";

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
