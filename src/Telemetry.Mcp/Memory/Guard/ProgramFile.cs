namespace Telemetry.Mcp.Memory;

/// <summary>Finds a program as a shell does: by its path, or in the folders of <c>PATH</c>.</summary>
/// <remarks>Not left to .NET, which looks into the current folder first: that is the user's project, and a cloned repository must not choose what is started.</remarks>
internal static class ProgramFile
{
    /// <summary>The program's path; null where there is none.</summary>
    /// <param name="command">A path or a name.</param>
    /// <param name="variable">Gives an environment variable, or null.</param>
    public static string? Find(string command, Func<string, string?> variable)
    {
        string[] endings = OperatingSystem.IsWindows() ? ["", .. (variable("PATHEXT") ?? ".EXE;.CMD;.BAT").Split(';', StringSplitOptions.RemoveEmptyEntries)] : [""];
        if (command.Length == 0)
            return null;
        if (command.Contains(Path.DirectorySeparatorChar) || command.Contains(Path.AltDirectorySeparatorChar))
            return First(Path.GetFullPath(command), endings);
        foreach (string folder in (variable("PATH") ?? "").Split(Path.PathSeparator))
        {
            // An empty or a relative entry stands for a place below the current folder.
            if (Path.IsPathFullyQualified(folder) && First(Path.Combine(folder, command), endings) is string found)
                return found;
        }

        return null;
    }

    private static string? First(string path, string[] endings) => endings.Select(ending => path + ending).FirstOrDefault(IsProgram);

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
