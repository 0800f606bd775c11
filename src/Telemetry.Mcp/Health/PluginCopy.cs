using System.Text.Json;
using Telemetry.Records;

namespace Telemetry.Mcp.Health;

/// <summary>One installation of the plugin, as the client has written it down.</summary>
/// <param name="Id">The plugin and its marketplace: <c>execution-telemetry@…</c>.</param>
/// <param name="Scope">For whom: <c>user</c>, <c>project</c>, <c>local</c> or <c>managed</c>.</param>
internal sealed record PluginCopy(string Id, string Scope)
{
    /// <summary>The plugin's name in every marketplace.</summary>
    public const string Name = "execution-telemetry";

    /// <summary>The folder that the client reads it from.</summary>
    public required string Root { get; init; }

    /// <summary>The marketplace's folder, where the client reads the plugin in place; null for a copy in its cache.</summary>
    public string? MarketplaceFolder { get; init; }

    /// <summary>The project that a project's or local installation is for.</summary>
    public string? ProjectPath { get; init; }

    /// <summary>The version that the client last wrote down.</summary>
    public string? Version { get; init; }

    /// <summary>When it was installed, in milliseconds since 1970 UTC.</summary>
    public long? InstalledMs { get; init; }

    /// <summary>True where it counts in the project that is looked at.</summary>
    public bool IsHere { get; init; }

    /// <summary>True where the settings enable it.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>True where its hooks run in the project that is looked at, unless hooks are off.</summary>
    public bool IsActive => IsHere && IsEnabled;

    /// <summary>The hook program, whether it is there or not.</summary>
    public string HookProgram => Path.Combine(Root, "bin", OperatingSystem.IsWindows() ? "telemetry-hook.exe" : "telemetry-hook");

    /// <summary>The server program, whether it is there or not.</summary>
    public string ServerProgram => Path.Combine(Root, "bin", OperatingSystem.IsWindows() ? "telemetry.exe" : "telemetry");

    /// <summary>Every installation of the plugin.</summary>
    public static IReadOnlyList<PluginCopy> ReadAll(Premises premises, IReadOnlyList<SettingsFile> settings)
    {
        string folder = Path.Combine(premises.ConfigFolder, "plugins");
        JsonElement marketplaces = JsonFile.Read(Path.Combine(folder, "known_marketplaces.json"), out _);
        JsonElement plugins = JsonFile.Get(JsonFile.Read(Path.Combine(folder, "installed_plugins.json"), out _), "plugins");
        var copies = new List<PluginCopy>();
        foreach (JsonProperty plugin in plugins.ValueKind == JsonValueKind.Object ? plugins.EnumerateObject() : default)
        {
            if (!plugin.Name.StartsWith(Name + "@", StringComparison.Ordinal))
                continue;
            JsonElement marketplace = JsonFile.Get(marketplaces, plugin.Name[(Name.Length + 1)..]);
            // Older clients wrote one installation instead of a list.
            JsonElement[] entries = plugin.Value.ValueKind == JsonValueKind.Array ? [.. plugin.Value.EnumerateArray()] : [plugin.Value];
            copies.AddRange(entries.Where(entry => entry.ValueKind == JsonValueKind.Object).Select(entry => Of(plugin.Name, entry, marketplace, premises, settings)));
        }

        return copies;
    }

    private static PluginCopy Of(string id, JsonElement entry, JsonElement marketplace, Premises premises, IReadOnlyList<SettingsFile> settings)
    {
        string? project = JsonFile.Text(entry, "projectPath");
        string? inPlace = JsonFile.Text(marketplace, "source", "source") == "directory" ? JsonFile.Text(marketplace, "installLocation") : null;
        bool isKnown = Iso8601.TryParse(System.Text.Encoding.UTF8.GetBytes(JsonFile.Text(entry, "installedAt") ?? ""), out long installedMs);
        return new PluginCopy(id, JsonFile.Text(entry, "scope") ?? "user")
        {
            Root = inPlace is null ? JsonFile.Text(entry, "installPath") ?? "" : FolderIn(inPlace),
            MarketplaceFolder = inPlace,
            ProjectPath = project,
            Version = JsonFile.Text(entry, "version"),
            InstalledMs = isKnown ? installedMs : null,
            IsHere = project is null || IsWithin(premises.ProjectFolder, project),
            IsEnabled = settings.Select(file => file.Enables(id)).FirstOrDefault(enables => enables is not null) == true,
        };
    }

    // A marketplace that is a folder is read in place, although a copy lands in the cache too.
    private static string FolderIn(string marketplaceFolder)
    {
        JsonElement plugins = JsonFile.Get(JsonFile.Read(Path.Combine(marketplaceFolder, ".claude-plugin", "marketplace.json"), out _), "plugins");
        foreach (JsonElement plugin in JsonFile.Elements(plugins))
        {
            if (JsonFile.Text(plugin, "name") == Name && JsonFile.Text(plugin, "source") is string source)
                return Path.GetFullPath(Path.Combine(marketplaceFolder, source));
        }

        return Path.Combine(marketplaceFolder, "plugin");
    }

    private static bool IsWithin(string folder, string project) =>
        (folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar).StartsWith(project.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
