using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Telemetry.Mcp.Health;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>A home of a test's own, with the files that the client 2.1.330 writes when the plugin is installed from a folder.</summary>
internal sealed class SomeInstallation : IDisposable
{
    public const string PluginId = "execution-telemetry@execution-telemetry";

    private static readonly string[] s_events = ["PostToolUse", "PostToolUseFailure", "PostToolBatch", "SubagentStart", "SubagentStop", "SessionStart"];

    private readonly TempFolder _folder;

    private SomeInstallation(TempFolder folder)
    {
        _folder = folder;
        Directory.CreateDirectory(Config);
        Directory.CreateDirectory(Project);
    }

    public string Config => _folder.File("config");

    public string Project => _folder.File("project");

    public string Managed => _folder.File("managed");

    public string Repository => _folder.File("repository");

    public string Plugin => Path.Combine(Repository, "plugin");

    public string Hook => Path.Combine(Plugin, "bin", OperatingSystem.IsWindows() ? "telemetry-hook.exe" : "telemetry-hook");

    public string Store => Path.Combine(Config, "execution-telemetry.jsonl");

    public string Transcripts => Path.Combine(Config, "projects");

    public FixedTime Time { get; } = new(Some.Now);

    public Premises Premises => new()
    {
        ConfigFolder = Config,
        ProjectFolder = Project,
        ManagedFolder = Managed,
        StorePath = Store,
        TranscriptPaths = [Transcripts],
        ProgramVersion = "0.1.0",
        Time = Time,
    };

    public IReadOnlyList<SettingsFile> Settings => SettingsFile.ReadAll(Premises);

    public IReadOnlyList<PluginCopy> Copies => PluginCopy.ReadAll(Premises, Settings);

    /// <summary>A home in which the client never heard of the plugin.</summary>
    public static SomeInstallation Bare([CallerMemberName] string caller = "") => new(TempFolder.ForCaller(caller));

    /// <summary>A home with the plugin, enabled for the user.</summary>
    public static SomeInstallation Complete([CallerMemberName] string caller = "")
    {
        SomeInstallation home = Bare(caller);
        Write(Path.Combine(home.Repository, ".claude-plugin", "marketplace.json"), """{"name":"execution-telemetry","plugins":[{"name":"execution-telemetry","source":"./plugin"}]}""");
        Write(Path.Combine(home.Plugin, ".claude-plugin", "plugin.json"), """{"name":"execution-telemetry","version":"0.1.0"}""");
        Write(Path.Combine(home.Plugin, "hooks", "hooks.json"), HooksOf("${CLAUDE_PLUGIN_ROOT}/bin/telemetry-hook", s_events).ToJsonString());
        WriteProgram(home.Hook, "exit 0");
        WriteProgram(Path.Combine(home.Plugin, "bin", OperatingSystem.IsWindows() ? "telemetry.exe" : "telemetry"), "exit 0");
        home.WriteMarketplaces("execution-telemetry");
        home.WriteInstalled((PluginId, "user", null));
        home.WriteSettings("user", new JsonObject { ["enabledPlugins"] = new JsonObject { [PluginId] = true } });
        return home;
    }

    /// <summary>Hooks of a command for these events, as settings and plugins write them.</summary>
    public static JsonObject HooksOf(string command, params IEnumerable<string> events)
    {
        var hooks = new JsonObject();
        foreach (string name in events)
            hooks[name] = new JsonArray(new JsonObject { ["matcher"] = "*", ["hooks"] = new JsonArray(new JsonObject { ["type"] = "command", ["command"] = command, ["args"] = new JsonArray(name) }) });
        return new JsonObject { ["hooks"] = hooks };
    }

    public void WriteInstalled(params IEnumerable<(string Id, string Scope, string? Project)> copies)
    {
        var plugins = new JsonObject();
        foreach (var byId in copies.GroupBy(copy => copy.Id))
        {
            plugins[byId.Key] = new JsonArray([.. byId.Select(copy => (JsonNode)new JsonObject
            {
                ["scope"] = copy.Scope,
                ["projectPath"] = copy.Project,
                ["installPath"] = Path.Combine(Config, "plugins", "cache", "execution-telemetry", "execution-telemetry", "0.1.0"),
                ["version"] = "0.1.0",
                ["installedAt"] = "2026-05-20T08:00:00.000Z",
            })]);
        }

        Write(Path.Combine(Config, "plugins", "installed_plugins.json"), new JsonObject { ["version"] = 2, ["plugins"] = plugins }.ToJsonString());
    }

    public void WriteMarketplaces(params IEnumerable<string> names)
    {
        var known = new JsonObject();
        foreach (string name in names)
            known[name] = new JsonObject { ["source"] = new JsonObject { ["source"] = "directory", ["path"] = Repository }, ["installLocation"] = Repository };
        Write(Path.Combine(Config, "plugins", "known_marketplaces.json"), known.ToJsonString());
    }

    /// <summary>Where the settings of a scope are.</summary>
    public string SettingsPath(string scope) => scope switch
    {
        "managed" => Path.Combine(Managed, "managed-settings.json"),
        "local" => Path.Combine(Project, ".claude", "settings.local.json"),
        "project" => Path.Combine(Project, ".claude", "settings.json"),
        _ => Path.Combine(Config, "settings.json"),
    };

    public void WriteSettings(string scope, JsonObject json) => Write(SettingsPath(scope), json.ToJsonString());

    /// <summary>Adds to the user's settings, which enable the plugin.</summary>
    public void AddToSettings(JsonObject more)
    {
        JsonObject settings = File.Exists(SettingsPath("user")) ? JsonNode.Parse(File.ReadAllText(SettingsPath("user")))!.AsObject() : [];
        foreach (var (name, value) in more)
            settings[name] = value?.DeepClone();
        WriteSettings("user", settings);
    }

    /// <summary>Writes the store, as private as the hook makes it.</summary>
    public void WriteStore(params IEnumerable<string> lines)
    {
        Write(Store, string.Concat(lines));
        SetMode(Store, "600");
    }

    public static void WriteProgram(string path, string script)
    {
        Write(path, $"#!/bin/sh\n{script}\n");
        SetMode(path, "700");
    }

    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Sets a file's mode where there are modes.</summary>
    public static void SetMode(string path, string octal)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(octal, 8));
    }

    public void Dispose() => _folder.Dispose();
}
