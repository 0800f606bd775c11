namespace Telemetry.Benchmarks;

/// <summary>The places in the repository that the benchmarks use.</summary>
internal sealed class Repository
{
    private Repository(string root) => Root = root;

    public string Root { get; }

    public string Hook => Path.Combine(Root, "plugin", "bin", "telemetry-hook");

    public string Server => Path.Combine(Root, "plugin", "bin", "telemetry");

    /// <summary>The C program that the hook is held against.</summary>
    public string AppendSource => Path.Combine(Root, "benchmarks", "Telemetry.Benchmarks", "append.c");

    /// <summary>The reference server, where the end-to-end tests install it.</summary>
    public string ServerMemory => Path.Combine(Root, "tests", "Telemetry.EndToEnd.Tests", "client", "node_modules", "@modelcontextprotocol", "server-memory", "dist", "index.js");

    /// <summary>Walks up from the working folder and from this program's own.</summary>
    /// <returns>Null where neither is inside the repository.</returns>
    public static Repository? Find()
    {
        foreach (string start in (string[])[Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Telemetry.sln")))
                    return new Repository(folder.FullName);
            }
        }

        return null;
    }

    /// <summary>What must be there and is not, with what to do; null where all is there.</summary>
    public string? Missing()
    {
        string[] missing = [.. new[] { Hook, Server }.Where(path => !File.Exists(path))];
        return missing.Length == 0 ? null : $"There is no {string.Join(" and no ", missing)}. Build the programs first: ./install.sh --no-register --no-import";
    }
}
