namespace Telemetry.Mcp.Memory;

/// <summary>What a memory server did with a lesson.</summary>
internal enum DeliveryState
{
    /// <summary>It has it, by its own words.</summary>
    Stored,

    /// <summary>It will not have it, and would say so again: it judged the text.</summary>
    Refused,

    /// <summary>It failed at it, and may not the next time.</summary>
    Failed,
}
