using System.Text.Json.Nodes;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Memory;
using Telemetry.Storage;

namespace Telemetry.Mcp.Health;

/// <summary>Do lessons reach the memory server, where one is set?</summary>
internal static class MemoryCheck
{
    private const int ShownLessons = 3, MaxReason = 200;

    /// <param name="premises">Where the outbox is, and what is set.</param>
    /// <param name="settings">The client's settings: what they set, the server sees; a terminal does not.</param>
    public static Check Of(Premises premises, IReadOnlyList<SettingsFile> settings)
    {
        MemorySetting setting = MemorySetting.Of(Variable, ClientConfiguration.Of(Variable, premises.ConfigFolder, premises.ProjectFolder));
        Outbox outbox;
        try
        {
            outbox = Outbox.Read(premises.StorePath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Check.Of("memory", [Finding.Warning($"The outbox {Outbox.PathOf(premises.StorePath)} cannot be read: {Quoted.Text(e.Message, MaxReason)}", $"chmod 600 {Shell.Word(Outbox.PathOf(premises.StorePath))}")]);
        }

        var findings = new List<Finding>();
        if (setting.Problem is string problem)
            findings.Add(Finding.Warning(problem));
        if (setting.Server is not null && outbox.Trouble is OutboxTrouble trouble)
            findings.Add(Finding.Warning($"{When.Moment(trouble.AtMs, premises.Time)}, {Say.Times(trouble.Failures)} in a row: {Quoted.Text(trouble.Reason, 2 * MaxReason)}", $"{premises.Program} push   (tries it now)"));
        if (setting.Server is not null && outbox.Count(OutboxState.GaveUp) > 0)
            findings.Add(Finding.Warning($"{Say.Many(outbox.Count(OutboxState.GaveUp), "lesson")} given up.", $"{premises.Program} push   (tries them once more)"));
        if (findings.Count == 0)
            findings.Add(Finding.Ok(Says(setting, outbox)));
        return Check.Of("memory", findings, DetailsOf(setting, outbox), FiguresOf(outbox));

        string? Variable(string name) => settings.Select(file => file.Variable(name)).FirstOrDefault(value => value is not null) ?? premises.Variable(name);
    }

    private static string Says(MemorySetting setting, Outbox outbox) => setting.Server is not MemoryServer server
        ? "Lessons stay here: no memory server is set (TELEMETRY_MEMORY_COMMAND, or TELEMETRY_MEMORY=auto)."
        : outbox.Entries.Count == 0 ? $"Lessons go to {server.Name}; none was notable yet." : $"Lessons go to {server.Name}: {OutboxText.CountsOf(outbox)}.";

    private static IEnumerable<string> DetailsOf(MemorySetting setting, Outbox outbox)
    {
        if (setting.Server is MemoryServer server)
            yield return $"{server.Name}, set in {server.Source}{(outbox.Entries.Count > 0 ? $": {OutboxText.CountsOf(outbox)}" : "")}";
        foreach (OutboxEntry entry in OutboxText.Unsent(outbox).Take(ShownLessons))
            yield return $"{OutboxText.WordOf(entry.State)} {Quoted.Text(entry.Name, MaxReason)}: {Quoted.Text(entry.Reason!, MaxReason)}";
    }

    private static JsonObject FiguresOf(Outbox outbox) => new()
    {
        ["pending"] = outbox.Count(OutboxState.Pending),
        ["sent"] = outbox.Count(OutboxState.Sent),
        ["refused"] = outbox.Count(OutboxState.Refused),
        ["gave_up"] = outbox.Count(OutboxState.GaveUp),
        ["failures_in_a_row"] = outbox.Trouble?.Failures ?? 0,
    };
}
