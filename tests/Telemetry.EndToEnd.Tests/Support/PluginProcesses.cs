namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>The running processes of the plugin's two programs, as Linux lists them.</summary>
internal static class PluginProcesses
{
    private static readonly string[] Programs = [Path.GetFileName(Checkout.Hook), Path.GetFileName(Checkout.Server)];

    /// <summary>Those that were started from one home, so that a session of the person who runs the tests is not counted.</summary>
    public static IReadOnlyList<string> StartedWithHome(string home) =>
    [
        .. Directory
            .EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), out _))
            .Where(process => Programs.Contains(ProgramOf(process)) && EnvironmentOf(process).Contains($"HOME={home}"))
            .Select(process => $"{ProgramOf(process)}, process {Path.GetFileName(process)}"),
    ];

    /// <summary>All programs, whosever, whose environment names a folder of a test's own.</summary>
    public static IReadOnlyList<string> Knowing(TempFolder folder) =>
    [
        .. Directory
            .EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), out _))
            .Where(process => EnvironmentOf(process).Any(variable => variable.Contains(folder.Path, StringComparison.Ordinal)))
            .Select(process => $"{ProgramOf(process)}, process {Path.GetFileName(process)}"),
    ];

    private static string? ProgramOf(string process)
    {
        try
        {
            return Path.GetFileName(File.ResolveLinkTarget(Path.Combine(process, "exe"), returnFinalTarget: false)?.FullName);
        }
        catch (Exception other) when (other is IOException or UnauthorizedAccessException)
        {
            // It has just ended, or is somebody else's.
            return null;
        }
    }

    private static string[] EnvironmentOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ")).Split('\0');
        }
        catch (Exception other) when (other is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
