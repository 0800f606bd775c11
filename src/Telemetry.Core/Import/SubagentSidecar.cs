using System.Text.Json;
using Telemetry.Capture;

namespace Telemetry.Import;

/// <summary>The note that newer clients keep beside a subagent's transcript.</summary>
/// <param name="AgentId">The subagent.</param>
/// <param name="AgentType">Its type.</param>
/// <param name="ToolUseId">The call that launched it, wherever that stands.</param>
/// <param name="IsBackground">True where its launch did not wait for it.</param>
internal sealed record SubagentSidecar(string AgentId, string? AgentType, string? ToolUseId, bool IsBackground)
{
    private const string Ending = ".meta.json";
    private const int MaxBytes = 64 * 1024;

    /// <summary>Those of a folder; none where there is no folder, or none can be read.</summary>
    public static IReadOnlyList<SubagentSidecar> InFolder(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder, TranscriptFile.SubagentPrefix + "*" + Ending).Select(Read).OfType<SubagentSidecar>()]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Reads one; null where it cannot be read, or is another client's.</summary>
    public static SubagentSidecar? Read(string path)
    {
        string? type = null, toolUseId = null;
        bool isBackground = false;
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length > MaxBytes)
                return null;
            byte[] json = File.ReadAllBytes(path);
            JsonWalk.Fields(json, (name, range) =>
            {
                ReadOnlySpan<byte> value = json.AsSpan(range);
                if (name.SequenceEqual("agentType"u8)) type = JsonText.OfValue(value);
                else if (name.SequenceEqual("toolUseId"u8)) toolUseId = JsonText.OfValue(value);
                else if (name.SequenceEqual("requestShape"u8)) isBackground = value.SequenceEqual("\"background\""u8);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }

        string agentId = Path.GetFileName(path)[TranscriptFile.SubagentPrefix.Length..^Ending.Length];
        return new SubagentSidecar(agentId, type, toolUseId, isBackground);
    }
}
