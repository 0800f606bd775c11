using System.Globalization;

namespace Telemetry.Mcp.Memory;

/// <summary>What descends from this process: those of its session, and the children of its children wherever they went (Linux).</summary>
internal static class ProcessTree
{
    // Each round finds what was born during the last one; a tree that outruns this many rounds is no memory server.
    private const int MaxRounds = 1000;

    /// <summary>True where the system lists its processes.</summary>
    public static bool IsKnown => OperatingSystem.IsLinux() && File.Exists("/proc/self/stat");

    /// <summary>Ends all of them at once, until none is left.</summary>
    public static void Kill()
    {
        for (int round = 0; round < MaxRounds && Living() is { Count: > 0 } living; round++)
        {
            living.ForEach(NativeProcess.KillOne);
            Thread.Sleep(1);
        }
    }

    private static List<int> Living()
    {
        List<Entry> entries = [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Select(Read).OfType<Entry>()];
        var found = new HashSet<int> { Environment.ProcessId };
        while (entries.Any(entry => (found.Contains(entry.Parent) || entry.Session == Environment.ProcessId) && found.Add(entry.Id)))
        {
            // Until a round adds nobody.
        }

        return [.. entries.Where(entry => entry.IsAlive && entry.Id != Environment.ProcessId && found.Contains(entry.Id)).Select(entry => entry.Id)];
    }

    private static Entry? Read(string? name)
    {
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            return null;
        try
        {
            // "id (name) state parent group session ..."; the name may hold anything, a closing bracket too.
            string line = File.ReadAllText($"/proc/{id}/stat");
            string[] fields = line[(line.LastIndexOf(')') + 2)..].Split(' ', 5);
            return new Entry(id, fields[0] is not ("Z" or "X"), int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Entry(int Id, bool IsAlive, int Parent, int Session);
}
