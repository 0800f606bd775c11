namespace Telemetry.Records;

/// <summary>What a line is.</summary>
public enum RecordKind : byte
{
    /// <summary>No record: it lacks a time, or both a tool with an outcome and an event.</summary>
    Foreign,

    /// <summary>A call.</summary>
    Call,

    /// <summary>A note.</summary>
    Note,
}
