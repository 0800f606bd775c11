using Telemetry.Import;
using Telemetry.Mcp.Forgetting;
using Telemetry.Mcp.Memory;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Mcp.Answers;

/// <summary>Where and when questions are put.</summary>
/// <param name="Project">The project the server runs in: a path.</param>
/// <param name="SessionId">The session the client started the server in; it keeps that id when the session changes.</param>
/// <param name="Time">The clock.</param>
/// <param name="Transcripts">The folder of the client's transcripts; null where nobody knows.</param>
/// <param name="Capture">What the user wants stored.</param>
internal sealed record Surroundings(string Project, string? SessionId, TimeProvider Time, string? Transcripts = null, CaptureSetting Capture = default)
{
    /// <summary>How long calls are kept.</summary>
    public RetentionDays Retention { get; init; } = RetentionDays.Forever;

    /// <summary>Where lessons go.</summary>
    public MemorySetting Memory { get; init; } = MemorySetting.Off;

    /// <summary>Those of this process.</summary>
    public static Surroundings OfThisProcess() => new(
        ProjectOfThisProcess(),
        Environment.GetEnvironmentVariable("CLAUDE_CODE_SESSION_ID"),
        TimeProvider.System,
        TranscriptFolder.In(TelemetryFile.ClientFolder()),
        CaptureSetting.OfThisProcess())
    {
        Retention = RetentionDays.OfThisProcess(),
        Memory = MemorySetting.OfThisProcess(),
    };

    /// <summary>The project this process runs in.</summary>
    public static string ProjectOfThisProcess() =>
        (Environment.GetEnvironmentVariable("CLAUDE_PROJECT_DIR") is { Length: > 0 } project ? project : Directory.GetCurrentDirectory()).TrimEnd(Path.DirectorySeparatorChar);
}
