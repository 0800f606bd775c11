using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Telemetry.Benchmarks;

/// <summary>Hook events as the client writes them to a hook's standard input.</summary>
internal static class HookEvents
{
    // JSON.stringify, which the client uses, escapes only what it must.
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A shell call: the commonest event.</summary>
    public static byte[] Shell(string toolUseId) => PostToolUse("Bash", toolUseId,
        new JsonObject { ["command"] = "git status --short && dotnet test --no-build", ["description"] = "Check the working tree and run the tests" },
        new JsonObject { ["stdout"] = "Passed!  - Failed: 0, Passed: 214, Skipped: 0, Total: 214", ["stderr"] = "", ["interrupted"] = false, ["isImage"] = false });

    /// <summary>A Write whose content stands in the parameters and again in the answer.</summary>
    /// <param name="toolUseId">The call.</param>
    /// <param name="bytes">The size of the whole event, give or take a line.</param>
    public static byte[] Write(string toolUseId, int bytes)
    {
        // Escaped, source text grows by about a tenth; one correction by the size that came out is enough.
        byte[] sized = WriteOf(toolUseId, bytes / 2);
        return WriteOf(toolUseId, (int)((long)(bytes / 2) * bytes / sized.Length));
    }

    /// <summary>A plan with so many entries of 500 characters: its line in the store grows with them.</summary>
    public static byte[] Plan(string toolUseId, int entries)
    {
        var todos = new JsonArray();
        for (int i = 0; i < entries; i++)
            todos.Add((JsonNode)new JsonObject { ["content"] = Source(500), ["status"] = "pending", ["activeForm"] = "Reading" });
        return PostToolUse("TodoWrite", toolUseId, new JsonObject { ["todos"] = todos }, new JsonObject { ["oldTodos"] = new JsonArray() });
    }

    /// <summary>Any call with this input. Where there is an error the call failed, and the event has no answer.</summary>
    public static byte[] Of(string tool, string toolUseId, JsonElement input, string? error) =>
        Serialize(tool, toolUseId, JsonSerializer.SerializeToNode(input), error is null ? new JsonObject() : null, error);

    private static byte[] WriteOf(string toolUseId, int characters)
    {
        string content = Source(characters);
        return PostToolUse("Write", toolUseId,
            new JsonObject { ["file_path"] = "/home/dev/app/src/Generated.cs", ["content"] = content },
            new JsonObject { ["type"] = "create", ["filePath"] = "/home/dev/app/src/Generated.cs", ["content"] = content, ["structuredPatch"] = new JsonArray() });
    }

    private static byte[] PostToolUse(string tool, string toolUseId, JsonObject input, JsonObject response) => Serialize(tool, toolUseId, input, response, null);

    private static byte[] Serialize(string tool, string toolUseId, JsonNode? input, JsonObject? response, string? error)
    {
        var whole = new JsonObject
        {
            ["session_id"] = "42d49bc9-1d06-43ba-89d2-d4839024a42b",
            ["transcript_path"] = "/home/dev/.claude/projects/-home-dev-app/42d49bc9-1d06-43ba-89d2-d4839024a42b.jsonl",
            ["cwd"] = "/home/dev/app",
            ["prompt_id"] = "db86269c-7d97-43dc-a8e5-6eaa49f61cc4",
            ["permission_mode"] = "default",
            ["effort"] = new JsonObject { ["level"] = "medium" },
            ["hook_event_name"] = error is null ? "PostToolUse" : "PostToolUseFailure",
            ["tool_name"] = tool,
            ["tool_input"] = input,
        };
        if (error is null)
            whole["tool_response"] = response;
        whole["tool_use_id"] = toolUseId;
        if (error is not null)
            (whole["error"], whole["is_interrupt"]) = (error, false);
        whole["duration_ms"] = 38;
        return JsonSerializer.SerializeToUtf8Bytes(whole, s_options);
    }

    private static string Source(int characters)
    {
        var text = new StringBuilder(characters + 200);
        for (int i = 0; text.Length < characters; i++)
            text.Append(Figure.Text($"    /// <summary>Row {i} of the \"orders\" table.</summary>\n    public string Row{i}(int width) =>\n\t\tstring.Format(\"{{0,-12}}\\t{{1}}\", Names[{i}], width * {i % 17});\n\n"));
        return text.ToString(0, characters);
    }
}
