namespace Telemetry.Mcp.Terminal;

/// <summary>Counts over time, one character each. An empty slice of time is a blank, so that silence looks like silence.</summary>
internal static class Sparkline
{
    private const string Levels = "▁▂▃▄▅▆▇█";

    public static string Of(IReadOnlyList<int> counts)
    {
        int most = counts.Count == 0 ? 0 : counts.Max();
        return string.Concat(counts.Select(count => count <= 0 ? ' ' : Levels[(int)Math.Ceiling((double)count / most * Levels.Length) - 1]));
    }
}
