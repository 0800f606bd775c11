using System.Text.Json.Serialization;

namespace Telemetry.Mcp.Health;

/// <summary>How a check went. Ordered: the worst finding of a check is the check's own.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckStatus>))]
internal enum CheckStatus
{
    /// <summary>As it should be.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>Worth knowing; nothing is lost by it now.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Calls or privacy are being lost.</summary>
    [JsonStringEnumMemberName("problem")]
    Problem,
}
