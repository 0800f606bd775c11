using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Health;
using Telemetry.Storage;

namespace Telemetry.Mcp.Memory;

/// <summary>The MCP servers that the user configured in the client, for everywhere or for one project.</summary>
/// <remarks>
/// The project's own <c>.mcp.json</c> is not read: it comes with a repository, and who clones one has not decided to start what it names. The client asks
/// before it does; a program in the background cannot ask.
/// </remarks>
/// <param name="Path">The client's file.</param>
/// <param name="Project">The project's path.</param>
internal sealed record ClientConfiguration(string Path, string Project)
{
    private const string FileName = ".claude.json", Wanted = "enhanced-memory", Servers = "mcpServers";
    private const int MaxName = 80;

    /// <summary>That of this process: the file is in <c>CLAUDE_CONFIG_DIR</c>, else in the home folder, beside <c>.claude</c>.</summary>
    public static ClientConfiguration OfThisProcess() => Of(Environment.GetEnvironmentVariable, TelemetryFile.ClientFolder(), Surroundings.ProjectOfThisProcess());

    /// <summary>That of an environment.</summary>
    /// <param name="variable">Gives an environment variable, or null.</param>
    /// <param name="clientFolder">The client's configuration folder.</param>
    /// <param name="project">The project's path.</param>
    public static ClientConfiguration Of(Func<string, string?> variable, string clientFolder, string project)
    {
        // Where its older place still holds something, the client goes on with that.
        var older = new FileInfo(System.IO.Path.Combine(clientFolder, ".config.json"));
        string folder = variable("CLAUDE_CONFIG_DIR") is { Length: > 0 } ? clientFolder : System.IO.Path.GetDirectoryName(clientFolder) ?? clientFolder;
        return new ClientConfiguration(older is { Exists: true, Length: > 0 } ? older.FullName : System.IO.Path.Combine(folder, FileName), project);
    }

    /// <summary>The server that is called enhanced-memory, of those that are called so at least in the beginning; the project's before the user's.</summary>
    public MemorySetting Find(Func<string, string?> variable)
    {
        JsonElement json = JsonFile.Read(Path, out string? trouble);
        if (trouble is not null)
            return MemorySetting.Wrong($"{MemorySetting.Variable} is auto, but {Path} could not be read: {Quoted.Text(trouble, MaxName)}. {OrCommand}");
        (string Scope, JsonElement Servers)[] scopes =
        [
            ($"the servers of {Project} in {Path}", JsonFile.Get(json, "projects", Project, Servers)),
            (Path, JsonFile.Get(json, Servers)),
        ];
        foreach ((string scope, JsonElement servers) in scopes)
        {
            if (Best(servers) is JsonProperty entry)
                return Read(entry, scope, variable);
        }

        return MemorySetting.Wrong(
            $"{MemorySetting.Variable} is auto, but no MCP server whose name starts with {Wanted} was found in {Path}, neither for all projects nor for {Project}. "
            + $"Add one with \"claude mcp add --scope user {Wanted} -- <command>\". {OrCommand}");
    }

    private static string OrCommand => $"Or set {MemorySetting.CommandVariable} to the server's command.";

    private static JsonProperty? Best(JsonElement servers)
    {
        if (servers.ValueKind != JsonValueKind.Object)
            return null;
        JsonProperty[] named = [.. servers.EnumerateObject().Where(server => server.Name.StartsWith(Wanted, StringComparison.Ordinal)).OrderBy(server => server.Name != Wanted)];
        return named.Length > 0 ? named[0] : null;
    }

    private static MemorySetting Read(JsonProperty entry, string scope, Func<string, string?> variable)
    {
        string name = Quoted.Text(entry.Name, MaxName);
        if ((JsonFile.Text(entry.Value, "type") ?? "stdio") is not "stdio" and string type)
        {
            return MemorySetting.Wrong(
                $"The MCP server {name} in {scope} is reached by an address ({Quoted.Text(type, MaxName)}), which is not supported here. Set {MemorySetting.CommandVariable} to a command that starts a memory server.");
        }

        var texts = new VariableText(variable);
        var server = new MemoryServer(
            name,
            texts.Expand(JsonFile.Text(entry.Value, "command") ?? ""),
            [.. JsonFile.Elements(JsonFile.Get(entry.Value, "args")).Where(IsText).Select(text => texts.Expand(text.GetString()!))],
            Variables(JsonFile.Get(entry.Value, "env")).ToDictionary(pair => pair.Name, pair => texts.Expand(pair.Value.GetString()!)),
            scope);
        if (texts.Missing is string missing)
            return MemorySetting.Wrong($"The MCP server {name} in {scope} needs the environment variable {Quoted.Text(missing, MaxName)}, which is not set. Set it, or give it a default there: ${{{Quoted.Text(missing, MaxName)}:-value}}.");
        return server.Command.Length > 0 ? new MemorySetting(server, null) : MemorySetting.Wrong($"The MCP server {name} in {scope} has no command. Add it there. {OrCommand}");
    }

    private static IEnumerable<JsonProperty> Variables(JsonElement environment) =>
        environment.ValueKind == JsonValueKind.Object ? environment.EnumerateObject().Where(pair => IsText(pair.Value)).DistinctBy(pair => pair.Name) : [];

    private static bool IsText(JsonElement json) => json.ValueKind == JsonValueKind.String;
}
