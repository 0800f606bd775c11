namespace Telemetry.Records;

/// <summary>Who saw the call. Ordered: of two lines about one call the higher source decides outcome, stage and latency.</summary>
public enum RecordSource : byte
{
    /// <summary>Not known: a line of the original plugin.</summary>
    Unknown,

    /// <summary>Read from a transcript afterwards.</summary>
    Transcript,

    /// <summary>Listed in a PostToolBatch event and seen nowhere else: a guess that the call never ran.</summary>
    Batch,

    /// <summary>A PostToolUse or PostToolUseFailure event.</summary>
    Hook,
}
