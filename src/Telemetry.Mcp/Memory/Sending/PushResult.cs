namespace Telemetry.Mcp.Memory;

/// <summary>How an attempt to send lessons went as a whole.</summary>
internal enum PushResult
{
    /// <summary>All that was due was sent to the server, which answered for each; or nothing was due.</summary>
    Done,

    /// <summary>Nothing was sent, because that is what was asked for.</summary>
    DryRun,

    /// <summary>Another process is at it.</summary>
    Busy,

    /// <summary>The server had trouble lately, and nobody asked.</summary>
    Resting,

    /// <summary>The server could not be used.</summary>
    Trouble,
}
