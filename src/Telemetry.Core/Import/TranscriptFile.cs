using System.Text.Json;
using Telemetry.Capture;

namespace Telemetry.Import;

/// <summary>One transcript: a session's, or one of its subagents'.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size when it was looked at.</param>
/// <param name="LastWriteMs">When it was last written, in milliseconds since 1970 UTC.</param>
public sealed record TranscriptFile(string Path, long Bytes, long LastWriteMs)
{
    private const string SubagentPrefix = "agent-";
    private const int MaxSidecarBytes = 64 * 1024;

    /// <summary>True for the transcript of a subagent.</summary>
    public bool IsSubagent => System.IO.Path.GetFileName(Path.AsSpan()).StartsWith(SubagentPrefix, StringComparison.Ordinal);

    /// <summary>The subagent whose transcript it is; null for a session's.</summary>
    public string? AgentId => IsSubagent ? System.IO.Path.GetFileNameWithoutExtension(Path)[SubagentPrefix.Length..] : null;

    /// <summary>A file as it is now.</summary>
    internal static TranscriptFile At(FileInfo file) => new(file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds());

    /// <summary>The subagent's type, which newer clients note beside its transcript; null where they do not.</summary>
    public string? ReadAgentType()
    {
        string sidecar = System.IO.Path.ChangeExtension(Path, ".meta.json");
        string? type = null;
        try
        {
            if (!IsSubagent || !File.Exists(sidecar) || new FileInfo(sidecar).Length > MaxSidecarBytes)
                return null;
            byte[] json = File.ReadAllBytes(sidecar);
            JsonWalk.Fields(json, (name, value) =>
            {
                if (name.SequenceEqual("agentType"u8))
                    type = JsonText.OfValue(json.AsSpan(value));
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // Being written, or another client's: the type stays unknown.
        }

        return type;
    }
}
