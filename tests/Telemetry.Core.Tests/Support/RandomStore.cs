using CsCheck;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Support;

/// <summary>The lines of a random history in random order: lanes, batches and subagents, each line of them lost now and then, or there twice.</summary>
internal static class RandomStore
{
    private const int Sessions = 2, Agents = 3, MaxSecond = 40;

    private static readonly Gen<CallDraft> s_call = Gen.Select(
        Gen.Int[0, Sessions - 1], Gen.Int[0, Agents], Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[0, MaxSecond], Gen.Int[0, 19], Gen.Int[0, 63], Gen.Int[0, 5])
        .Select((session, agent, message, tool, second, seen, flags, launches) => new CallDraft(session, agent, message, tool, second, seen, flags, launches));

    private static readonly Gen<Note> s_stop = Gen.Select(Gen.Int[0, Sessions - 1], Gen.Int[1, Agents], Gen.Int[0, MaxSecond], Gen.Bool, Gen.Bool, Some.OneOf(null, "completed", "failed", "killed", "later"))
        .Select((session, agent, second, isStop, hasType, reason) => new Note
        {
            TimestampMs = Some.TimeMs + second * 1000L,
            Event = isStop ? Note.SubagentStop : Note.SubagentStart,
            SessionId = "s" + session,
            AgentId = "a" + agent,
            AgentType = hasType ? TypeOf(agent) : null,
            Reason = isStop ? reason : null,
        });

    /// <summary>Calls and notes, in the order of the file.</summary>
    public static Gen<object[]> Records { get; } = Gen.Select(s_call.Array[0, 30], s_stop.Array[0, 8], Gen.Int[0, int.MaxValue])
        .Select((drafts, notes, seed) => Shuffled([.. CallsOf(drafts), .. BatchesOf(drafts), .. notes], new Random(seed)));

    public static string LineOf(object record) => record is Note note ? Some.LineOf(note) : Some.LineOf((ToolCall)record);

    private static string TypeOf(int agent) => "type" + agent % 2;

    private static object[] Shuffled(object[] records, Random random)
    {
        // Some lines are there twice: hooks are registered twice now and then.
        object[] all = [.. records, .. records.Where(_ => random.Next(6) == 0)];
        random.Shuffle(all);
        return all;
    }

    private static IEnumerable<ToolCall> CallsOf(CallDraft[] drafts)
    {
        for (int i = 0; i < drafts.Length; i++)
        {
            CallDraft draft = drafts[i];
            string[] batch = BatchOf(drafts, draft);
            ToolCall call = Some.Call(
                "T" + draft.Tool, outcome: draft.Has(0) ? Outcome.Failure : Outcome.Success, id: "t" + i, session: "s" + draft.Session, agentId: draft.Agent == 0 ? null : "a" + draft.Agent,
                latencyMs: draft.Has(1) ? 100 + i : null, project: "/p" + draft.Session, parameters: $$"""{"file_path":"/f{{draft.Tool}}"}""") with
            {
                // Launches never end in the same millisecond, so that it is clear which came first.
                TimestampMs = Some.TimeMs + draft.Second * 1000 + (draft.Launches > 0 ? 10 * i + 5 : 0),
                Stage = draft.Has(0) && draft.Has(2) ? Stage.Denied : Stage.Executed,
                AgentType = draft.Agent > 0 && draft.Has(3) ? TypeOf(draft.Agent) : null,
                SubagentId = draft.Launches is > 0 and <= Agents && draft.Launches != draft.Agent ? "a" + draft.Launches : null,
                IsBackground = draft.Launches is > 0 and <= Agents && draft.Has(4) && !draft.Has(0),
            };
            ToolCall transcript = call with
            {
                TimestampMs = call.TimestampMs + 2,
                Source = RecordSource.Transcript,
                LatencyMs = 5000 + i,
                LatencySource = LatencySource.Transcript,
                BatchId = batch.Length > 1 ? draft.Message == 5 ? "elsewhere" : batch[0] : null,
            };
            ToolCall guess = call with { TimestampMs = call.TimestampMs + 1, Source = RecordSource.Batch, Outcome = Outcome.Failure, Error = "hello", Stage = Stage.Unknown, LatencyMs = null, LatencySource = LatencySource.Unknown };
            if (draft.Seen is < 8 or > 16)
                yield return draft.Has(5) ? call with { AgentId = null, AgentType = null } : call;
            else if (draft.Seen < 12 && call.SubagentId is null)
                yield return guess;
            if (draft.Seen is > 5 and < 17 or 19)
                yield return transcript;
        }
    }

    private static IEnumerable<Note> BatchesOf(CallDraft[] drafts) => drafts.Where(draft => draft.Message % 3 != 0).Select(draft => (Draft: draft, Ids: BatchOf(drafts, draft))).Where(pair => pair.Ids.Length > 1)
        .DistinctBy(pair => pair.Ids[0])
        .Select(pair => new Note { TimestampMs = Some.TimeMs, Event = Note.Batch, SessionId = "s" + pair.Draft.Session, BatchId = pair.Ids[0], ToolUseIds = [.. pair.Ids, "lost" + pair.Ids[0]] });

    private static string[] BatchOf(CallDraft[] drafts, CallDraft draft) => [.. Enumerable.Range(0, drafts.Length).Where(i => drafts[i].IsSentWith(draft)).Select(i => "t" + i)];

    private sealed record CallDraft(int Session, int Agent, int Message, int Tool, int Second, int Seen, int Flags, int Launches)
    {
        public bool Has(int flag) => (Flags & (1 << flag)) != 0;

        public bool IsSentWith(CallDraft other) => (Session, Agent, Message) == (other.Session, other.Agent, other.Message);
    }
}
