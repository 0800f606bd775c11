namespace Telemetry.Mcp.Tests.Support;

/// <summary>The lines that tell of one call: a hook's, a batch's guess, a transcript's, or one of the original plugin; one of them may be lost, or all.</summary>
internal static class CallLines
{
    public static IEnumerable<RecordedCall> Of(RecordedCall call, Random random)
    {
        switch (random.Next(20))
        {
            case < 8:
                yield return Hook(call, random);
                break;
            case < 12:
                yield return Hook(call, random);
                yield return Transcript(call, random) with { Parameter = ("", ""), Error = null, IsFailure = call.Error is not null };
                break;
            case < 14:
                yield return Transcript(call, random);
                break;
            case 14:
                yield return Guess(call, random);
                break;
            case 15 or 16:
                yield return Guess(call, random);
                yield return Transcript(call, random) with { Parameter = ("", "") };
                break;
            case 17:
                yield return Guess(call, random);
                yield return Hook(call, random);
                if (random.Next(2) == 0)
                    yield return Transcript(call, random) with { Parameter = ("", ""), Error = null, IsFailure = call.Error is not null };
                break;
            case 18:
                yield return call with
                {
                    Id = null,
                    Session = null,
                    Stage = null,
                    LatencySource = null,
                    AgentId = null,
                    AgentType = null,
                    Launched = null,
                    IsBackground = false,
                    Project = null,
                    Batch = null,
                    Model = null,
                    ClientVersion = null,
                    Note = null,
                    Source = null,
                    HasZone = random.Next(2) == 0,
                };
                break;
        }
    }

    // Older hooks know less of a call.
    private static RecordedCall Hook(RecordedCall call, Random random)
    {
        bool knowsAgent = random.Next(6) > 0;
        return call with
        {
            Stage = Told(call, random),
            LatencySource = call.LatencySource == "reported" && random.Next(6) == 0 ? null : call.LatencySource,
            AgentId = knowsAgent ? call.AgentId : null,
            AgentType = knowsAgent && random.Next(4) > 0 ? call.AgentType : null,
            Launched = random.Next(6) == 0 ? null : call.Launched,
            Project = random.Next(8) == 0 ? null : call.Project,
            Model = null,
            ClientVersion = null,
            Batch = null,
            ExitCode = call.Error is null ? null : 1,
        };
    }

    private static RecordedCall Guess(RecordedCall call, Random random)
    {
        // Without a text nothing is known of a guess, not even that it failed.
        bool isSilent = call.Error is null || random.Next(4) == 0;
        return call with
        {
            At = call.At.AddMilliseconds(1),
            Source = "batch",
            IsFailure = true,
            Error = isSilent ? null : call.Error,
            Stage = isSilent ? null : Told(call, random),
            LatencyMs = null,
            Launched = null,
            IsBackground = false,
            Note = null,
            Model = null,
            ClientVersion = null,
        };
    }

    private static RecordedCall Transcript(RecordedCall call, Random random)
    {
        // A transcript knows the subagent's own time where the call only launched it.
        bool isSpan = call.IsBackground && random.Next(2) == 0;
        return call with
        {
            At = call.At.AddMilliseconds(2),
            Source = "transcript",
            Stage = call.Stage,
            LatencyMs = isSpan ? 61_000 : call.LatencyMs + 17,
            LatencySource = isSpan ? "subagent" : random.Next(6) == 0 ? null : "transcript",
            IsBackground = call.IsBackground && !isSpan,
            ExitCode = null,
        };
    }

    // A line need not name its stage where its text tells it, or where it ran.
    private static string? Told(RecordedCall call, Random random) =>
        random.Next(5) == 0 && (call.Error is null || call.Stage == "executed" || FailureSamples.Of(call.Error).TellsStage) ? null : call.Stage;
}
