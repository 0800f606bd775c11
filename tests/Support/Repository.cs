namespace Telemetry.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Find();

    // Not [CallerFilePath]: a deterministic build rewrites it to a folder that does not exist.
    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Telemetry.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Telemetry.sln above {AppContext.BaseDirectory}.");
    }
}
