using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telemetry.Mcp.Forgetting;

/// <summary>The JSON of the reports, generated at compile time; letters beyond ASCII stay as they are.</summary>
[JsonSerializable(typeof(ForgetReport))]
[JsonSerializable(typeof(RescanReport))]
internal sealed partial class ForgettingJson : JsonSerializerContext
{
    public static ForgettingJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
