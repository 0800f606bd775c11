using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Telemetry.Records;

namespace Telemetry.Storage;

/// <summary>The lines of an outbox: one JSON object each, of an entry or of a trouble.</summary>
internal static class OutboxLine
{
    // In the order of the states.
    private static readonly string[] s_states = ["pending", "sent", "refused", "gave_up"];

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An entry's line, with its newline.</summary>
    public static string Of(OutboxEntry entry) => Write(entry.AtMs, json =>
    {
        json.WriteString("lesson", entry.Fingerprint);
        json.WriteString("name", entry.Name);
        json.WriteNumber("level", entry.Level);
        json.WriteString("state", s_states[(int)entry.State]);
        if (entry.Attempts > 0)
            json.WriteNumber("attempts", entry.Attempts);
        if (entry.Reason is not null)
            json.WriteString("reason", entry.Reason);
        if (entry.SessionId is not null)
            json.WriteString("session_id", entry.SessionId);
    });

    /// <summary>A trouble's line, with its newline.</summary>
    public static string Of(OutboxTrouble trouble) => Write(trouble.AtMs, json =>
    {
        json.WriteString("trouble", trouble.Reason);
        json.WriteNumber("failures", trouble.Failures);
        json.WriteString("until", Iso8601.Format(trouble.UntilMs));
    });

    /// <summary>Reads a line.</summary>
    /// <returns>An <see cref="OutboxEntry"/>, an <see cref="OutboxTrouble"/>, or null: a torn or foreign line is neither.</returns>
    public static object? Read(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object || TimeOf(json, "timestamp") is not long atMs)
                return null;
            if (TextOf(json, "trouble") is string trouble)
                return new OutboxTrouble(trouble, NumberOf(json, "failures"), atMs, TimeOf(json, "until") ?? atMs);
            if (TextOf(json, "lesson") is not string fingerprint || TextOf(json, "name") is not string name || Array.IndexOf(s_states, TextOf(json, "state")) is not (>= 0 and int state))
                return null;
            return new OutboxEntry(fingerprint, name, NumberOf(json, "level"), (OutboxState)state, atMs)
            {
                Attempts = NumberOf(json, "attempts"),
                Reason = TextOf(json, "reason"),
                SessionId = TextOf(json, "session_id"),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Write(long atMs, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", Iso8601.Format(atMs));
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int NumberOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : 0;

    private static long? TimeOf(JsonElement json, string name) =>
        TextOf(json, name) is string text && Iso8601.TryParse(Encoding.UTF8.GetBytes(text), out long ms) ? ms : null;
}
