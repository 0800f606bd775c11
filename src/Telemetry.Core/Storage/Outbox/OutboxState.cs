namespace Telemetry.Storage;

/// <summary>What became of a lesson that is to reach a memory server.</summary>
public enum OutboxState
{
    /// <summary>It waits to be sent, for the first time or again.</summary>
    Pending,

    /// <summary>The server has it.</summary>
    Sent,

    /// <summary>The server judged it and will not have it.</summary>
    Refused,

    /// <summary>It failed too often, or the store does not tell it any more.</summary>
    GaveUp,
}
