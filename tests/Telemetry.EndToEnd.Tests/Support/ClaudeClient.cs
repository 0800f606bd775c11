using System.Runtime.InteropServices;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>The real Claude Code, with a home and a project of its own and nothing of the machine's environment but the PATH.</summary>
internal sealed class ClaudeClient(TempFolder folder)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    /// <summary>The client's program: <c>CLAUDE_BIN</c>, else what npm installed here; null where there is none.</summary>
    public static string? Binary { get; } = FindBinary();

    public string Home { get; } = folder.Subfolder("home");

    public string Project { get; } = folder.Subfolder("project");

    /// <summary>Where the product keeps its store when nobody says otherwise.</summary>
    public string StorePath => Path.Combine(Home, ".claude", "execution-telemetry.jsonl");

    public Task<ProcessRun> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation) => RunAsync(null, arguments, cancellation);

    /// <summary>Runs the client to its end.</summary>
    /// <param name="api">The model to talk to; null for commands that talk to none.</param>
    public Task<ProcessRun> RunAsync(Uri? api, IEnumerable<string> arguments, CancellationToken cancellation) =>
        ProcessRun.ToEndAsync(Binary!, arguments, Project, EnvironmentFor(api), LongestRun, cancellation);

    private Dictionary<string, string> EnvironmentFor(Uri? api)
    {
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = Home,
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
            ["TERM"] = "dumb",
            ["DISABLE_TELEMETRY"] = "1",
            ["DISABLE_AUTOUPDATER"] = "1",
            ["DISABLE_ERROR_REPORTING"] = "1",
            ["CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"] = "1",
            // Permissions are skipped in these sessions, which the client refuses to root outside a sandbox.
            ["IS_SANDBOX"] = "1",
        };
        if (api is not null)
        {
            environment["ANTHROPIC_BASE_URL"] = api.OriginalString;
            // In parts, so that nothing that looks like a key stands in the source.
            environment["ANTHROPIC_API_KEY"] = string.Join('-', "sk", "ant", "of", "no", "use");
        }

        return environment;
    }

    private static string? FindBinary()
    {
        if (Environment.GetEnvironmentVariable("CLAUDE_BIN") is { Length: > 0 } named)
            return File.Exists(named) ? named : null;

        var platform = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        var installed = Path.Combine(
            Checkout.NodeModules, "@anthropic-ai", $"claude-code-{platform}-{processor}", Checkout.Executable("claude"));
        return File.Exists(installed) ? installed : null;
    }
}
