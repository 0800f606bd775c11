namespace Telemetry.Redaction;

/// <summary>What a rule might look for at a place.</summary>
[Flags]
internal enum PlaceReasons
{
    /// <summary>A mark, or nothing.</summary>
    None = 0,

    /// <summary>The end of a long run.</summary>
    RunEnd = 1,

    /// <summary>The name of a secret.</summary>
    Name = 2,

    /// <summary>A token, or the start of one.</summary>
    Token = 4,

    /// <summary>A program.</summary>
    Program = 8,

    /// <summary>A word of which nothing is known yet.</summary>
    Any = Name | Token | Program,
}
