namespace Telemetry.Redaction;

/// <summary>The characters that the body of a token is made of. All are ASCII.</summary>
internal enum TokenAlphabet : byte
{
    /// <summary>0-9.</summary>
    Digits,

    /// <summary>0-9, a-f and A-F.</summary>
    Hex,

    /// <summary>a-z and 0-9.</summary>
    Lower,

    /// <summary>A-Z and 0-9.</summary>
    Upper,

    /// <summary>A-Z, a-z and 0-9.</summary>
    Alnum,

    /// <summary>Alnum and the underscore.</summary>
    Word,

    /// <summary>Base64url without padding: Alnum, underscore, hyphen (RFC 4648, 5).</summary>
    Url,

    /// <summary>Url and the equals sign.</summary>
    Padded,

    /// <summary>Url and the dot.</summary>
    Dotted,

    /// <summary>Base64 with padding: Alnum, plus, slash, equals sign (RFC 4648, 4).</summary>
    Base64,

    /// <summary>Everything of the others, percent signs, colons, commas, tildes and dollars.</summary>
    Any,

    /// <summary>36 characters of a UUID in groups (RFC 9562).</summary>
    Uuid,
}
