namespace Telemetry.Analysis;

/// <summary>Where a fix comes from.</summary>
public enum FixSource : byte
{
    /// <summary>There is none: nothing that was done beat doing something else, and nothing general is known.</summary>
    None,

    /// <summary>From what was done after such failures.</summary>
    History,

    /// <summary>Written by hand for the kind of failure, because history is too thin.</summary>
    Curated,
}
