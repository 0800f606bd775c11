using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telemetry.Mcp.Answers;

/// <summary>The JSON of answers, generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StatsAnswer))]
[JsonSerializable(typeof(FailuresAnswer))]
[JsonSerializable(typeof(PatternsAnswer))]
[JsonSerializable(typeof(RecommendAnswer))]
[JsonSerializable(typeof(PushAnswer))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>For a terminal: letters beyond ASCII stay as they are.</summary>
    public static AnswerJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>An answer's JSON, shortened until it fits its budget.</summary>
    public static System.Text.Json.JsonElement Fit(Answer answer, bool isDetailed)
    {
        answer = answer with { Next = answer.Next?.Where(call => call.CanBeSaid()).ToList() is { Count: > 0 } next ? next : null };
        int budget = isDetailed ? Answer.DetailedBytes : Answer.ConciseBytes;
        while (true)
        {
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), Default);
            if (json.Length <= budget || answer.Shorter() is not Answer shorter)
            {
                var reader = new Utf8JsonReader(json);
                return System.Text.Json.JsonElement.ParseValue(ref reader);
            }

            answer = shorter;
        }
    }
}
