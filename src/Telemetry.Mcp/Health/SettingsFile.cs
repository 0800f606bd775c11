using System.Text.Json;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Health;

/// <summary>One settings file of the client, read as it is.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Scope">Whose it is: <c>managed</c>, <c>local</c>, <c>project</c> or <c>user</c>.</param>
/// <param name="Json">What it says; undefined where it could not be read.</param>
/// <param name="Trouble">Why it could not be read, in words; null where it could.</param>
internal sealed record SettingsFile(string Path, string Scope, JsonElement Json, string? Trouble)
{
    /// <summary>The files that are there; of two that say something about the same, the earlier decides.</summary>
    public static IReadOnlyList<SettingsFile> ReadAll(Premises premises)
    {
        string managed = premises.ManagedFolder, project = System.IO.Path.Combine(premises.ProjectFolder, ".claude");
        string dropIns = System.IO.Path.Combine(managed, "managed-settings.d");
        var paths = new List<(string Path, string Scope)>();
        if (Directory.Exists(dropIns))
            paths.AddRange(Directory.EnumerateFiles(dropIns, "*.json").OrderDescending(StringComparer.Ordinal).Select(path => (path, "managed")));
        paths.Add((System.IO.Path.Combine(managed, "managed-settings.json"), "managed"));
        paths.Add((System.IO.Path.Combine(project, "settings.local.json"), "local"));
        paths.Add((System.IO.Path.Combine(project, "settings.json"), "project"));
        paths.Add((System.IO.Path.Combine(premises.ConfigFolder, "settings.json"), "user"));
        // In the home folder the project's settings and the user's are one file.
        return [.. paths.Where(file => File.Exists(file.Path)).DistinctBy(file => System.IO.Path.GetFullPath(file.Path)).Select(file => Read(file.Path, file.Scope))];
    }

    /// <summary>Whether it switches something on or off; null where it does not say.</summary>
    public bool? Flag(string name) => JsonFile.Get(Json, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : null;

    /// <summary>Whether it enables a plugin; null where it does not say.</summary>
    public bool? Enables(string pluginId) =>
        JsonFile.Get(Json, "enabledPlugins", pluginId) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : null;

    /// <summary>A variable that it sets for the client and its hooks; null where it sets none.</summary>
    public string? Variable(string name) => JsonFile.Text(Json, "env", name);

    /// <summary>The hooks that it registers.</summary>
    public IEnumerable<RegisteredHook> Hooks() => RegisteredHook.In(JsonFile.Get(Json, "hooks"));

    private static SettingsFile Read(string path, string scope)
    {
        JsonElement json = JsonFile.Read(path, out string? trouble);
        return new SettingsFile(path, scope, json, trouble is null ? null : Quoted.Text(trouble, 200));
    }
}
