using System.Text.Json.Nodes;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Health;

/// <summary>Is the hook registered once?</summary>
internal static class RegistrationCheck
{
    public static Check Of(IReadOnlyList<SettingsFile> settings, IReadOnlyList<PluginCopy> copies, StoreSurvey store, Premises premises)
    {
        PluginCopy[] active = [.. copies.Where(copy => copy.IsActive)];
        SettingsFile[] byHand = [.. settings.Where(file => file.Hooks().Any(hook => hook.IsOurs))];
        var findings = new List<Finding>();
        // With a plugin every registration by hand is one too many; without one, the first is right.
        findings.AddRange(byHand.Skip(active.Length > 0 ? 0 : 1).Select(file => Finding.Problem(
            $"{file.Path} registers telemetry-hook besides {(active.Length > 0 ? "the plugin" : byHand[0].Path)}: calls are recorded twice.", Edit(file, hook => hook.IsOurs))));
        findings.AddRange(settings.Where(file => file.Hooks().Any(hook => hook.IsOriginal)).Select(file => Finding.Problem(
            $"{file.Path} still registers the original plugin's Python hook: it writes successes without ids into the same store.", Edit(file, hook => hook.IsOriginal))));
        string[] ids = [.. active.Select(copy => copy.Id).Distinct()];
        findings.AddRange(ids.Skip(1).Select(id => Finding.Warning(
            $"The plugin is enabled from {ids.Length} marketplaces: which one runs is the client's choice.", $"claude plugin uninstall {id} --scope {active.First(copy => copy.Id == id).Scope}")));
        long fromMs = premises.NowMs - StoreSurvey.RecentDays * StoreSurvey.DayMs;
        CallTrace[] twice = [.. store.RecentCalls.Values.Where(call => call.HookLines > 1 && call.TimestampMs >= fromMs)];
        if (twice.Length > 0)
        {
            findings.Add(Finding.Warning(
                $"Recorded twice: {Say.Calls(twice.Length)} of the last {StoreSurvey.RecentDays} days, the last of {When.Moment(twice.Max(call => call.TimestampMs), premises.Time)}; answers count them once."));
        }

        if (store.UnsourcedRecent > 0)
            findings.Add(Finding.Warning($"Another recorder, such as the original plugin, has written {Say.Many(store.UnsourcedRecent, "line")} in the last days."));
        if (findings.Count == 0)
            findings.Add(Finding.Ok(active.Length + byHand.Length == 0 ? "Nothing registers the hook." : "The hook is registered once."));
        return Check.Of("registration", findings, null, new JsonObject { ["calls_recorded_twice"] = twice.Length, ["foreign_lines"] = store.UnsourcedRecent });
    }

    private static string Edit(SettingsFile file, Func<RegisteredHook, bool> isMeant) =>
        $"In {file.Path} delete {string.Join(", ", file.Hooks().Where(isMeant).Select(hook => $"hooks.{hook.Event}[{hook.Group}]").Distinct())}.";
}
