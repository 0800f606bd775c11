namespace Telemetry.Mcp.Health;

/// <summary>One thing that a check found.</summary>
/// <param name="Status">How bad it is.</param>
/// <param name="Says">A sentence: what was found.</param>
/// <param name="Repair">The exact command, or the exact edit, that repairs it; null where there is nothing to repair.</param>
internal sealed record Finding(CheckStatus Status, string Says, string? Repair = null)
{
    public static Finding Ok(string says) => new(CheckStatus.Ok, says);

    public static Finding Warning(string says, string? repair = null) => new(CheckStatus.Warning, says, repair);

    public static Finding Problem(string says, string? repair = null) => new(CheckStatus.Problem, says, repair);
}
