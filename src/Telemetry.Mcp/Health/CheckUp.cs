using Telemetry.Mcp.Answers;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Health;

/// <summary>All checks of one installation.</summary>
/// <param name="Summary">One sentence over all of them.</param>
/// <param name="Ok">False where there is a problem; warnings alone leave it true.</param>
/// <param name="Checks">In the order a repair would go: what is missing first is repaired first.</param>
internal sealed record CheckUp(string Summary, bool Ok, IReadOnlyList<Check> Checks)
{
    /// <summary>Looks an installation over.</summary>
    public static CheckUp Of(Premises premises)
    {
        IReadOnlyList<SettingsFile> settings = SettingsFile.ReadAll(premises);
        IReadOnlyList<PluginCopy> copies = PluginCopy.ReadAll(premises, settings);
        StoreSurvey store = StoreSurvey.Of(premises.StorePath, premises.NowMs);
        TranscriptSurvey transcripts = TranscriptSurvey.Of(premises.TranscriptPaths, premises.NowMs);
        string? hook = PluginCheck.HookProgram(settings, copies);
        CaptureWish wish = CaptureWish.OfHooks(premises.Capture, settings);
        bool isOff = wish.Setting.Mode == CaptureMode.Off;
        List<Check> checks =
        [
            PluginCheck.Of(premises, settings, copies),
            SwitchCheck.Of(settings),
            ModeCheck.Of(wish),
            RegistrationCheck.Of(settings, copies, store, premises),
            StoreCheck.Of(premises, settings, store),
            ErrorLogCheck.Of(premises),
            ProbeCheck.Of(HookProbe.Run(hook)),
        ];
        // Where nothing is to be recorded, nothing is missing.
        if (!isOff)
            checks.AddRange([EventsCheck.Of(store, premises), CaptureCheck.Of(transcripts, store, copies, premises, isRegistered: hook is not null)]);
        checks.AddRange([CostCheck.Of(transcripts), MemoryCheck.Of(premises, settings)]);
        return Of(checks, isOff);
    }

    /// <summary>The same of checks that were made.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="isOff">True where the user wants nothing recorded.</param>
    public static CheckUp Of(IReadOnlyList<Check> checks, bool isOff = false)
    {
        int problems = checks.Count(check => check.Status == CheckStatus.Problem), warnings = checks.Count(check => check.Status == CheckStatus.Warning);
        string summary = (problems, warnings) switch
        {
            (0, 0) when isOff => "Capture is off, as you asked: nothing is recorded.",
            (0, 0) => "All is well: every call is being recorded, as far as can be told.",
            (0, _) => $"No problem, but {Named(warnings, CheckStatus.Warning)}.",
            (_, 0) => $"{Named(problems, CheckStatus.Problem)}.",
            _ => $"{Named(problems, CheckStatus.Problem)} and {Named(warnings, CheckStatus.Warning)}.",
        };
        return new CheckUp(summary, problems == 0, checks);

        string Named(int count, CheckStatus status) =>
            $"{Say.Many(count, status == CheckStatus.Problem ? "problem" : "warning")} ({string.Join(", ", checks.Where(check => check.Status == status).Select(check => check.Name))})";
    }
}
