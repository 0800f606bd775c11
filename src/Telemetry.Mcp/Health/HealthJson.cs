using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telemetry.Mcp.Health;

/// <summary>The JSON of a check-up, generated at compile time; letters beyond ASCII stay as they are.</summary>
[JsonSerializable(typeof(CheckUp))]
internal sealed partial class HealthJson : JsonSerializerContext
{
    public static HealthJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
