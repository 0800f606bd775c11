namespace Telemetry.Import;

/// <summary>One transcript: a session's, or one of its subagents'.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size when it was looked at.</param>
/// <param name="LastWriteMs">When it was last written, in milliseconds since 1970 UTC.</param>
public sealed record TranscriptFile(string Path, long Bytes, long LastWriteMs)
{
    internal const string SubagentPrefix = "agent-";

    /// <summary>True for the transcript of a subagent.</summary>
    public bool IsSubagent => System.IO.Path.GetFileName(Path.AsSpan()).StartsWith(SubagentPrefix, StringComparison.Ordinal);

    /// <summary>The subagent whose transcript it is; null for a session's.</summary>
    public string? AgentId => IsSubagent ? System.IO.Path.GetFileNameWithoutExtension(Path)[SubagentPrefix.Length..] : null;

    /// <summary>A file as it is now.</summary>
    internal static TranscriptFile At(FileInfo file) => new(file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds());

    /// <summary>What the client noted beside a subagent's transcript; null where it did not.</summary>
    internal SubagentSidecar? ReadSidecar() => IsSubagent ? SubagentSidecar.Read(System.IO.Path.ChangeExtension(Path, ".meta.json")) : null;

    /// <summary>The folder of the subagents that calls of this transcript can launch.</summary>
    internal string SubagentFolder => IsSubagent
        ? System.IO.Path.GetDirectoryName(Path)!
        : System.IO.Path.Combine(System.IO.Path.ChangeExtension(Path, null), "subagents");
}
