using Telemetry.Import;
using Telemetry.Mcp.Forgetting;
using Telemetry.Mcp.Serving;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Mcp.Health;

/// <summary>Where an installation is looked for: what a test replaces by folders of its own.</summary>
internal sealed record Premises
{
    /// <summary>The client's configuration folder.</summary>
    public required string ConfigFolder { get; init; }

    /// <summary>The project whose settings count besides the user's.</summary>
    public required string ProjectFolder { get; init; }

    /// <summary>Where an administrator's settings are.</summary>
    public required string ManagedFolder { get; init; }

    /// <summary>The store.</summary>
    public required string StorePath { get; init; }

    /// <summary>Folders or files with transcripts.</summary>
    public required IReadOnlyList<string> TranscriptPaths { get; init; }

    /// <summary>How long calls are kept, as this process was told.</summary>
    public RetentionDays Retention { get; init; } = RetentionDays.Forever;

    /// <summary>The program that runs, which tells where the repository is; null where it is not known.</summary>
    public string? ProgramPath { get; init; }

    /// <summary>How the program is called on a command line.</summary>
    public string Program => ProgramPath is null ? "telemetry" : Shell.Word(ProgramPath);

    /// <summary>The version of the program that runs.</summary>
    public string ProgramVersion { get; init; } = TelemetryServer.Version;

    /// <summary>The value of <c>TELEMETRY_CAPTURE</c> in the environment of this process; null where it is not set.</summary>
    public string? Capture { get; init; }

    /// <summary>Gives any other variable of this process, or null.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Now, in milliseconds since 1970 UTC.</summary>
    public long NowMs => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Those of this process.</summary>
    public static Premises OfThisProcess(string storePath)
    {
        string config = TelemetryFile.ClientFolder();
        return new Premises
        {
            ConfigFolder = config,
            ProjectFolder = Directory.GetCurrentDirectory(),
            ManagedFolder = OperatingSystem.IsWindows() ? @"C:\Program Files\ClaudeCode" : OperatingSystem.IsMacOS() ? "/Library/Application Support/ClaudeCode" : "/etc/claude-code",
            StorePath = storePath,
            TranscriptPaths = [TranscriptFolder.In(config)],
            Retention = RetentionDays.OfThisProcess(),
            ProgramPath = Environment.ProcessPath,
            Capture = Environment.GetEnvironmentVariable(CaptureSetting.Variable),
            Variable = Environment.GetEnvironmentVariable,
        };
    }

    /// <summary>The repository that the running program was built in; null where it is elsewhere.</summary>
    public string? Repository
    {
        get
        {
            // <repository>/plugin/bin/telemetry
            string? root = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(ProgramPath)));
            return root is not null && File.Exists(Path.Combine(root, "install.sh")) ? root : null;
        }
    }
}
