using System.Runtime.CompilerServices;

namespace Telemetry.Tests.Support;

/// <summary>A folder named after the test that made it, gone with it.</summary>
internal sealed class TempFolder : IDisposable
{
    private TempFolder(string path) => Path = path;

    public string Path { get; }

    public static TempFolder ForCaller([CallerMemberName] string caller = "")
    {
        var folder = Directory.CreateTempSubdirectory($"telemetry-{caller}-");
        return new TempFolder(RealPath(folder.FullName));
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Subfolder(string name) => Directory.CreateDirectory(File(name)).FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // The client may still be writing its last cache file. The operating system clears the rest.
        }
    }

    // On macOS the temporary folder is a link, and the client reports the folder behind it.
    private static string RealPath(string path) =>
        OperatingSystem.IsMacOS() && path.StartsWith("/var/", StringComparison.Ordinal) ? "/private" + path : path;
}
