namespace Telemetry.Import;

/// <summary>Tells the subagents apart whose lines older clients wrote into the session's own transcript, without a name.</summary>
/// <remarks>Each such line names the one before it; the first of a chain gives the subagent its id.</remarks>
internal sealed class Sidechains
{
    private readonly Dictionary<string, string> _roots = [];

    /// <summary>The subagent that a line belongs to.</summary>
    public string? AgentOf(string? uuid, string? parentUuid)
    {
        if (uuid is null)
            return parentUuid is not null && _roots.TryGetValue(parentUuid, out string? known) ? known : null;
        string root = parentUuid is not null && _roots.TryGetValue(parentUuid, out string? parents) ? parents : uuid;
        return _roots[uuid] = root;
    }
}
