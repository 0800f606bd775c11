using System.Text;
using System.Text.Json;

namespace Telemetry.Capture;

/// <summary>The little that is read of a tool's answer. The answer itself is never kept.</summary>
internal static class ToolResponse
{
    /// <summary>The text that the assistant saw: a string, the texts of its blocks, or the raw JSON.</summary>
    public static string TextOf(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
            return "";
        var reader = new Utf8JsonReader(json, HookEvent.ReaderOptions);
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return JsonText.Of(ref reader);
        if (reader.TokenType != JsonTokenType.StartArray)
            return Encoding.UTF8.GetString(json);
        var text = new StringBuilder();
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 2 || !JsonText.Is(reader, "text"u8))
                continue;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
                text.Append(text.Length > 0 ? "\n" : "").Append(JsonText.Of(ref reader));
        }

        return text.ToString();
    }

    /// <summary>Whether the answer only reports a launch, and of which subagent.</summary>
    public static (bool IsBackground, string? SubagentId) Launch(ReadOnlySpan<byte> json)
    {
        bool isBackground = false;
        string? subagentId = null;
        if (json.IsEmpty)
            return (false, null);
        var reader = new Utf8JsonReader(json, HookEvent.ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return (false, null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isStatus = JsonText.Is(reader, "status"u8), isAgent = JsonText.Is(reader, "agentId"u8), isTask = JsonText.Is(reader, "backgroundTaskId"u8);
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                if (isStatus)
                    isBackground |= JsonText.Is(reader, "async_launched"u8) || JsonText.Is(reader, "remote_launched"u8);
                else if (isAgent)
                    subagentId = JsonText.Of(ref reader);
                else if (isTask)
                    isBackground = true;
            }

            reader.Skip();
        }

        return (isBackground, subagentId);
    }
}
