using Telemetry.Capture;

namespace Telemetry.Import;

/// <summary>What a transcript's line tells of one result.</summary>
internal static class TranscribedResult
{
    /// <summary>The call with its result.</summary>
    /// <param name="call">The call.</param>
    /// <param name="block">Its result's block.</param>
    /// <param name="line">The line of the block.</param>
    /// <param name="isOnlyResult">True where the line's own fields speak of this block alone.</param>
    /// <param name="timestampMs">When the result was written down.</param>
    /// <param name="context">Where it happened.</param>
    /// <param name="clientVersion">The client's version.</param>
    public static CapturedCall Of(
        OpenCall call, in ToolUseBlock block, TranscriptLine line, bool isOnlyResult, long timestampMs, CapturedContext context, string? clientVersion)
    {
        ReadOnlyMemory<byte> answer = isOnlyResult && !line.ToolUseResult.IsEmpty ? line.ToolUseResult : block.Content;
        bool isFailure = block.IsError;
        var (isBackground, subagentId) = isFailure || call.ToolName is not ("Agent" or "Task" or "Bash" or "PowerShell") ? default : ToolResponse.Launch(answer.Span);
        bool? wasLet = isOnlyResult ? WasLet(line.PermissionDecision) : null;
        return new CapturedCall
        {
            ToolName = call.ToolName,
            Input = call.Input,
            InputBytes = call.InputBytes,
            IsFailure = isFailure,
            Source = CaptureSource.Transcript,
            HasRun = isFailure ? wasLet : true,
            Denial = isFailure && isOnlyResult ? DenialOf(line.ToolDenialKind.Span, wasLet) : CaptureDenial.None,
            Error = isFailure ? ToolResponse.TextOf(LongStrings.Cut(block.Content.Span)) : null,
            DurationMs = isFailure ? null : DurationOf(call.ToolName, answer),
            WallMs = Math.Max(0, timestampMs - call.TimestampMs),
            IsBackground = isBackground,
            SubagentId = subagentId,
            ToolUseId = call.Id,
            McpServer = McpName.ServerOf(call.ToolName),
            Model = call.Model,
            ClientVersion = clientVersion,
            Response = isFailure ? default : LongStrings.Copy(answer.Span),
            ResponseBytes = isFailure || answer.IsEmpty ? null : answer.Length,
            Context = context,
        };
    }

    private static bool? WasLet(ReadOnlyMemory<byte> decision)
    {
        bool? wasLet = null;
        if (decision.Span is not [(byte)'{', ..])
            return null;
        JsonWalk.Fields(decision.Span, (name, value) =>
        {
            if (name.SequenceEqual("decision"u8))
                wasLet = decision.Span[value].SequenceEqual("\"accept\""u8) ? true : decision.Span[value].SequenceEqual("\"reject\""u8) ? false : null;
        });
        return wasLet;
    }

    // The client stamps what an interruption cut off as the user's refusal, but without a decision: nobody was asked.
    private static CaptureDenial DenialOf(ReadOnlySpan<byte> kind, bool? wasLet)
    {
        if (kind.SequenceEqual("\"permission-rule\""u8) || kind.SequenceEqual("\"automode-blocked\""u8))
            return CaptureDenial.Rule;
        if (kind.SequenceEqual("\"interrupted\""u8) || (kind.SequenceEqual("\"user-rejected\""u8) && wasLet is null))
            return CaptureDenial.Interruption;
        if (kind.SequenceEqual("\"cancelled\""u8))
            return CaptureDenial.Cancellation;
        return kind.SequenceEqual("\"user-rejected\""u8) ? CaptureDenial.User : CaptureDenial.None;
    }

    // Only the client's own tools: what an MCP server calls a duration is anybody's guess.
    private static long? DurationOf(string toolName, ReadOnlyMemory<byte> answer)
    {
        if (toolName is not ("WebFetch" or "WebSearch" or "Glob" or "Grep" or "Agent" or "Task") || answer.Span is not [(byte)'{', ..])
            return null;
        double? ms = null;
        JsonWalk.Fields(answer.Span, (name, value) =>
        {
            double unit = name.SequenceEqual("durationMs"u8) || name.SequenceEqual("totalDurationMs"u8) ? 1 : name.SequenceEqual("durationSeconds"u8) ? 1000 : 0;
            if (unit > 0 && JsonNumber.Of(answer.Span[value]) is double number)
                ms = number * unit;
        });
        return ms is >= 0 and < int.MaxValue ? (long)Math.Round(ms.Value) : null;
    }
}
