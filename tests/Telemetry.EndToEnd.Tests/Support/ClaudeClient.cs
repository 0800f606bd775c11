using System.Runtime.InteropServices;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>The real Claude Code, with a home and a project of its own and nothing of the machine's environment but the PATH.</summary>
internal sealed class ClaudeClient(TempFolder folder)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    /// <summary>The client's program: <c>CLAUDE_BIN</c>, else what npm installed here; null where there is none.</summary>
    public static string? Binary { get; } = FindBinary();

    /// <summary>What the user has in the environment besides.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public string Home { get; } = folder.Subfolder("home");

    public string Project { get; } = folder.Subfolder("project");

    /// <summary>What else was told of the client's events.</summary>
    public Witness Witness { get; } = new(folder.Subfolder("witness"));

    /// <summary>Where the product keeps its store when nobody says otherwise.</summary>
    public string StorePath => Path.Combine(Home, ".claude", "execution-telemetry.jsonl");

    public Task<ProcessRun> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation) => RunAsync(null, arguments, cancellation);

    /// <summary>Runs the client to its end.</summary>
    /// <param name="api">The model to talk to; null for commands that talk to none.</param>
    /// <param name="ending">Who breaks it off; null where it is left to come to its end.</param>
    public Task<ProcessRun> RunAsync(Uri? api, IEnumerable<string> arguments, CancellationToken cancellation, BreakOff? ending = null) =>
        ProcessRun.ToEndAsync(Binary!, arguments, Project, EnvironmentFor(api), LongestRun, cancellation, ending is null ? null : ending.ApplyAsync);

    /// <summary>Installs the plugin of this checkout, as a user would.</summary>
    public async Task InstallPluginAsync(CancellationToken cancellation)
    {
        string[][] commands =
        [
            ["plugin", "marketplace", "add", Checkout.Root],
            ["plugin", "install", "execution-telemetry@execution-telemetry"],
        ];
        foreach (var command in commands)
        {
            var run = await RunAsync(command, cancellation);
            Assert.True(run.ExitCode == 0, run.ToString());
        }
    }

    private Dictionary<string, string> EnvironmentFor(Uri? api)
    {
        var environment = new Dictionary<string, string>(Environment)
        {
            ["HOME"] = Home,
            ["PATH"] = System.Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
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
        if (System.Environment.GetEnvironmentVariable("CLAUDE_BIN") is { Length: > 0 } named)
            return File.Exists(named) ? named : null;

        var platform = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        var installed = Path.Combine(
            Checkout.NodeModules, "@anthropic-ai", $"claude-code-{platform}-{processor}", Checkout.Executable("claude"));
        return File.Exists(installed) ? installed : null;
    }
}
