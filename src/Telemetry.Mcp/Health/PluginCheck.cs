using System.Text.Json;
using System.Text.Json.Nodes;

namespace Telemetry.Mcp.Health;

/// <summary>Is the plugin installed, enabled, whole, and of this program's version?</summary>
internal static class PluginCheck
{
    private const string Name = "plugin";

    public static Check Of(Premises premises, IReadOnlyList<SettingsFile> settings, IReadOnlyList<PluginCopy> copies)
    {
        PluginCopy? copy = Chosen(copies);
        SettingsFile? byHand = settings.FirstOrDefault(file => file.Hooks().Any(hook => hook.IsOurs));
        if (copy is null || (!copy.IsActive && byHand is not null))
            return byHand is null ? Check.Of(Name, [Missing(premises)]) : ByHand(byHand);
        var findings = new List<Finding>();
        if (!copy.IsHere)
            findings.Add(Finding.Problem($"{copy.Id} is installed for {copy.ProjectPath} only, not here.", $"claude plugin install {copy.Id}"));
        else if (!copy.IsEnabled)
            findings.Add(Finding.Problem($"{copy.Id} is installed, but not enabled.", $"claude plugin enable {copy.Id}"));
        findings.AddRange(Parts(copy));
        JsonElement manifest = JsonFile.Read(Path.Combine(copy.Root, ".claude-plugin", "plugin.json"), out _);
        string? version = JsonFile.Text(manifest, "version") ?? copy.Version;
        if (version is not null && version != premises.ProgramVersion)
            findings.Add(Finding.Warning($"The plugin is of version {version}, this program of {premises.ProgramVersion}.", Renewal(copy)));
        if (findings.Count == 0)
            findings.Add(Finding.Ok($"{PluginCopy.Name} {version} is installed and enabled."));
        var figures = new JsonObject { ["id"] = copy.Id, ["scope"] = copy.Scope, ["version"] = version, ["program_version"] = premises.ProgramVersion, ["folder"] = copy.Root };
        return Check.Of(Name, findings, [$"{copy.Id}, scope {copy.Scope}, read from {copy.Root}"], figures);
    }

    /// <summary>The hook program that the client starts; null where none is registered.</summary>
    public static string? HookProgram(IReadOnlyList<SettingsFile> settings, IReadOnlyList<PluginCopy> copies) =>
        Chosen(copies)?.HookProgram ?? settings.SelectMany(file => file.Hooks()).Where(hook => hook.IsOurs).Select(hook => hook.Command.Split(' ')[0]).FirstOrDefault();

    private static PluginCopy? Chosen(IReadOnlyList<PluginCopy> copies) => copies.OrderByDescending(copy => copy.IsActive).ThenByDescending(copy => copy.IsHere).FirstOrDefault();

    private static Finding Missing(Premises premises) => Finding.Problem(
        $"The plugin {PluginCopy.Name} is not installed in {premises.ConfigFolder}, and no settings register its hook: nothing is recorded.",
        premises.Repository is string repository ? $"cd {Shell.Word(repository)} && ./install.sh" : "./install.sh   (in this project's repository)");

    private static Check ByHand(SettingsFile file)
    {
        List<RegisteredHook> hooks = [.. file.Hooks().Where(hook => hook.IsOurs)];
        string[] missing = [.. RegisteredHook.NeededEvents.Except(hooks.Select(hook => hook.Event))];
        string program = hooks[0].Command.Split(' ')[0];
        var findings = new List<Finding>();
        if (!File.Exists(program))
            findings.Add(Finding.Problem($"{file.Path} registers {program}, and there is no such file.", "./install.sh --no-register   (in this project's repository)"));
        if (missing.Length > 0)
            findings.Add(Finding.Problem($"{file.Path} does not register {string.Join(", ", missing)}: such calls are missed.", $"In {file.Path} add to \"hooks\" the entries of {string.Join(", ", missing)} from README.md, \"By hand\"."));
        if (findings.Count == 0)
            findings.Add(Finding.Ok($"The hook is registered by hand in {file.Path}."));
        return Check.Of(Name, findings, [$"program {program}"]);
    }

    private static IEnumerable<Finding> Parts(PluginCopy copy)
    {
        foreach (string program in new[] { copy.HookProgram, copy.ServerProgram })
        {
            if (!File.Exists(program))
                yield return Finding.Problem($"There is no {program}.", Renewal(copy));
            else if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(program) & UnixFileMode.UserExecute) == 0)
                yield return Finding.Problem($"{program} is not executable.", $"chmod 755 {Shell.Word(program)}");
        }

        string path = Path.Combine(copy.Root, "hooks", "hooks.json");
        JsonElement json = JsonFile.Read(path, out string? trouble);
        string[] missing = [.. RegisteredHook.NeededEvents.Except(RegisteredHook.In(JsonFile.Get(json, "hooks")).Where(hook => hook.IsOurs).Select(hook => hook.Event))];
        if (trouble is not null)
            yield return Finding.Problem($"{path} cannot be read: {trouble}. The client loads the plugin without its hooks.", Renewal(copy));
        else if (missing.Length > 0)
            yield return Finding.Problem($"{path} does not register {string.Join(", ", missing)}: such calls are missed.", Renewal(copy));
    }

    // Read in place, the marketplace's folder is what has to be built; a copy in the cache is fetched anew.
    private static string Renewal(PluginCopy copy) =>
        copy.MarketplaceFolder is string folder ? $"cd {Shell.Word(folder)} && ./install.sh --no-register" : $"claude plugin update {copy.Id}";
}
