namespace Telemetry.Analysis;

/// <summary>Whether the second of two steps that only read could have been sent with the first.</summary>
public enum BoundaryTier : byte
{
    /// <summary>All that the second one names was named before the first one was sent: it did not need the first one's answer for it.</summary>
    Independent,

    /// <summary>The second one reads on in what the first one read, or asks for a part of what it names, as one does who has seen where to look.</summary>
    Dependent,

    /// <summary>The second one names something for the first time: it may come from the first one's answer, from the user, or from the model itself. It never counts as savable.</summary>
    Unknown,
}
