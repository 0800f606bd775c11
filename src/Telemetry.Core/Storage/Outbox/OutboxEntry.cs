namespace Telemetry.Storage;

/// <summary>Where one lesson stands. Its text is not kept: it is made anew from the store when it is sent, so that what was forgotten is not sent.</summary>
/// <param name="Fingerprint">The lesson's id.</param>
/// <param name="Name">The name that a memory server keeps it under.</param>
/// <param name="Level">How far it had grown: see <see cref="State"/>.</param>
/// <param name="State">What became of it at that level.</param>
/// <param name="AtMs">When, in milliseconds since 1970 UTC.</param>
public sealed record OutboxEntry(string Fingerprint, string Name, int Level, OutboxState State, long AtMs)
{
    /// <summary>How often it was sent in vain at this level.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it was refused, given up, or failed the last time, in words; null where it did not.</summary>
    public string? Reason { get; init; }

    /// <summary>The session that put it here; null outside of one.</summary>
    public string? SessionId { get; init; }
}
