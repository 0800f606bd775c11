using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>MCP Inspector's command line: a client of the protocol that nobody here wrote.</summary>
internal static class McpInspector
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);

    public static string Script { get; } = Path.Combine(Checkout.NodeModules, "@modelcontextprotocol", "inspector", "cli", "build", "cli.js");

    public static string? Node { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, Checkout.Executable("node")))
        .FirstOrDefault(File.Exists);

    /// <summary>Starts the built server on a store, sends it one request, and returns its result.</summary>
    /// <param name="question">The request: <c>--method</c> and what belongs to it.</param>
    public static async Task<JsonObject> AskAsync(TempFolder folder, string storePath, IEnumerable<string> question, CancellationToken cancellation)
    {
        string[] server = ["--cli", "-e", $"TELEMETRY_FILE={storePath}", Checkout.Server, "serve"];
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = folder.Subfolder("home"),
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
        };
        var run = await ProcessRun.ToEndAsync(Node!, [Script, .. server, .. question], folder.Path, environment, LongestRun, cancellation);
        Assert.True(run.ExitCode == 0, run.ToString());
        return JsonNode.Parse(run.Output)!.AsObject();
    }
}
