namespace Telemetry.Mcp.Health;

/// <summary>Do the client's settings let hooks run at all?</summary>
internal static class SwitchCheck
{
    public static Check Of(IReadOnlyList<SettingsFile> settings)
    {
        var findings = new List<Finding>();
        if (settings.FirstOrDefault(file => file.Flag("disableAllHooks") is not null) is SettingsFile off && off.Flag("disableAllHooks") == true)
            findings.Add(Finding.Problem($"disableAllHooks is true in {off.Path}: the client runs no hook, so nothing is recorded.", $"In {off.Path} delete \"disableAllHooks\": true."));
        if (settings.FirstOrDefault(file => file.Scope == "managed" && file.Flag("allowManagedHooksOnly") == true) is SettingsFile managed)
            findings.Add(Finding.Problem($"allowManagedHooksOnly is true in {managed.Path}: the client runs no hook of a plugin or of yours.", $"Ask whoever manages {managed.Path} to allow the plugin's hooks."));
        if (settings.FirstOrDefault(file => file.Variable("CLAUDE_CODE_SIMPLE") == "1") is SettingsFile simple)
            findings.Add(Finding.Problem($"{simple.Path} sets CLAUDE_CODE_SIMPLE: the client runs no hook.", $"In {simple.Path} delete \"CLAUDE_CODE_SIMPLE\" from \"env\"."));
        findings.AddRange(settings.Where(file => file.Trouble is not null).Select(file =>
            Finding.Warning($"{file.Path} cannot be read: {file.Trouble}. What it switches is not known.", $"claude --settings {Shell.Word(file.Path)} -p hi   (says what is wrong with it)")));
        if (findings.Count == 0)
            findings.Add(Finding.Ok("No setting switches hooks off."));
        return Check.Of("hooks", findings);
    }
}
