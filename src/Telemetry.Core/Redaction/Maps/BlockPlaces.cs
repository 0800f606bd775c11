namespace Telemetry.Redaction;

/// <summary>The places among 64 characters that a rule might want to see, one bit for each, by what it would look for there.</summary>
internal struct BlockPlaces
{
    /// <summary>Marks that may open a secret.</summary>
    public ulong Marks;

    /// <summary>The ends of long runs.</summary>
    public ulong RunEnds;

    /// <summary>Words that may be the name of a secret.</summary>
    public ulong Names;

    /// <summary>Words that may be a token, or the start of one.</summary>
    public ulong Tokens;

    /// <summary>Words that may be a program.</summary>
    public ulong Programs;

    /// <summary>All of them.</summary>
    public readonly ulong All => Marks | RunEnds | Names | Tokens | Programs;
}
