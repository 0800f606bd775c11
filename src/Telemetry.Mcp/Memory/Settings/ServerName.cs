using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Memory;

/// <summary>What sentences call a server that is known by its command alone.</summary>
internal static class ServerName
{
    private const int MaxName = 80;

    // Programs that run others, and parts of a path that say nothing.
    private static readonly string[] s_runners = ["node", "npx", "bun", "bunx", "deno", "python", "python3", "uv", "uvx", "env", "sh", "bash", "cmd", "dotnet", "docker", "podman"];
    private static readonly string[] s_generic = ["run", "exec", "x", "index", "main", "server", "mcp-server", "__main__", "dist", "build", "bin", "src", "lib", "setup", ""];

    /// <summary>The name: of <c>npx -y @modelcontextprotocol/server-memory</c> it is <c>server-memory</c>.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static string Of(string program, IReadOnlyList<string> arguments)
    {
        string name = Path.GetFileNameWithoutExtension(program);
        IEnumerable<string> words = s_runners.Contains(name) ? arguments.Where(word => !word.StartsWith('-') && !word.Contains('=')) : [program];
        return Quoted.Text(words.Select(Telling).FirstOrDefault(telling => telling is not null && !s_runners.Contains(telling)) ?? name, MaxName);
    }

    // The last part of a path or of a package's name that tells something, without its ending and its version.
    private static string? Telling(string word) =>
        word.Split('/', '\\').Select(part => part.IndexOf('@', Math.Min(1, part.Length)) is > 0 and int version ? part[..version] : part).Select(Path.GetFileNameWithoutExtension).LastOrDefault(part => !s_generic.Contains(part));
}
