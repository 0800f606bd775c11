namespace Telemetry.Redaction;

/// <summary>What a name promises of its value.</summary>
/// <param name="Kind">The kind of secret: <c>password</c>, <c>token</c>, <c>api-key</c>…; empty for a harmless name.</param>
/// <param name="IsWeak">Whether the name alone proves little (<c>key</c>, <c>auth</c>, <c>sig</c>), so that the value must look random.</param>
/// <param name="IsInherited">Whether the name stands over the value's own: then the value must look like a secret too.</param>
internal readonly record struct SensitiveName(string Kind, bool IsWeak, bool IsInherited = false)
{
    /// <summary>No secret.</summary>
    public static SensitiveName None => new("", false);

    /// <summary>Whether the name promises a secret at all.</summary>
    public bool IsSensitive => Kind.Length > 0;
}
