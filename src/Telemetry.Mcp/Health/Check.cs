using System.Text.Json.Nodes;

namespace Telemetry.Mcp.Health;

/// <summary>One check of the doctor: a sentence, what it stands on, and what repairs it.</summary>
/// <param name="Name">What was looked at, in one word.</param>
/// <param name="Status">How it went.</param>
/// <param name="Says">The worst that was found, as a sentence.</param>
internal sealed record Check(string Name, CheckStatus Status, string Says)
{
    /// <summary>Commands or edits, one a line; absent where there is nothing to repair.</summary>
    public string? Repair { get; init; }

    /// <summary>What else was found, a line each.</summary>
    public IReadOnlyList<string>? Details { get; init; }

    /// <summary>The numbers behind it.</summary>
    public JsonObject? Figures { get; init; }

    /// <summary>The check that found this: the worst speaks, the rest are details.</summary>
    /// <param name="name">What was looked at.</param>
    /// <param name="findings">At least one.</param>
    /// <param name="details">Lines below the findings.</param>
    /// <param name="figures">The numbers behind it.</param>
    public static Check Of(string name, IReadOnlyList<Finding> findings, IEnumerable<string>? details = null, JsonObject? figures = null)
    {
        List<Finding> worstFirst = [.. findings.OrderByDescending(finding => finding.Status)];
        string[] repairs = [.. worstFirst.Select(finding => finding.Repair).OfType<string>().Distinct()];
        string[] rest = [.. worstFirst.Skip(1).Select(finding => finding.Says), .. details ?? []];
        return new Check(name, worstFirst[0].Status, worstFirst[0].Says)
        {
            Repair = repairs.Length > 0 ? string.Join('\n', repairs) : null,
            Details = rest.Length > 0 ? rest : null,
            Figures = figures is { Count: > 0 } ? figures : null,
        };
    }
}
