using System.Text.Json.Nodes;

namespace Telemetry.Tests.Support;

/// <summary>A transcript that a test writes line by line, in the client's format.</summary>
internal sealed class WrittenTranscript(string path, string session = "s1", string version = "2.1.330")
{
    private static readonly DateTime s_start = new(2026, 11, 22, 11, 30, 0, DateTimeKind.Utc);

    private readonly List<string> _lines = [];
    private int _seconds;

    public string Path { get; } = path;

    /// <summary>When the last line was written down, in milliseconds since 1970 UTC.</summary>
    public long LastMs => new DateTimeOffset(s_start.AddSeconds(_seconds)).ToUnixTimeMilliseconds();

    public WrittenTranscript Call(string id, string tool = "Bash", string input = "{}", string message = "", string? agentId = null) =>
        Add("assistant", agentId, line => line["message"] = new JsonObject
        {
            ["id"] = message.Length > 0 ? message : "msg_" + id,
            ["role"] = "assistant",
            ["model"] = "model-a",
            ["content"] = new JsonArray(new JsonObject { ["type"] = "tool_use", ["id"] = id, ["name"] = tool, ["input"] = JsonNode.Parse(input) }),
        });

    public WrittenTranscript Result(string id, string text = "done", bool? isError = null, string extra = "{}", string? agentId = null) =>
        Add("user", agentId, line =>
        {
            var block = new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = id, ["content"] = text };
            if (isError is bool failed)
                block["is_error"] = failed;
            line["message"] = new JsonObject { ["role"] = "user", ["content"] = new JsonArray(block) };
            foreach (var (name, value) in JsonNode.Parse(extra)!.AsObject())
                line[name] = value?.DeepClone();
        });

    public WrittenTranscript Text(string text, string? agentId = null) =>
        Add("assistant", agentId, line => line["message"] = new JsonObject { ["id"] = "msg_text", ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }) });

    /// <summary>Any line as it is.</summary>
    public WrittenTranscript Raw(string line)
    {
        _lines.Add(line);
        return this;
    }

    /// <summary>Writes all lines so far, and whatever follows the last newline.</summary>
    /// <returns>Its path.</returns>
    public string Write(string tail = "")
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, string.Concat(_lines.Select(line => line + "\n")) + tail);
        return Path;
    }

    private WrittenTranscript Add(string type, string? agentId, Action<JsonObject> fill)
    {
        _seconds++;
        var line = new JsonObject
        {
            ["type"] = type,
            ["uuid"] = $"{session}-{_lines.Count}",
            ["sessionId"] = session,
            ["timestamp"] = s_start.AddSeconds(_seconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture),
            ["cwd"] = "/home/dev/app",
            ["version"] = version,
        };
        if (agentId is not null)
            line["agentId"] = agentId;
        fill(line);
        return Raw(line.ToJsonString());
    }
}
