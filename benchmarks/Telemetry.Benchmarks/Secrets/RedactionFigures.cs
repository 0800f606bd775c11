namespace Telemetry.Benchmarks.Secrets;

/// <summary>What redaction costs.</summary>
internal static class RedactionFigures
{
    public static IEnumerable<Figure> Take(Repository repository) => [.. HookCostFigures.Take(repository), .. ThroughputFigures.Take(), .. WorstInputFigures.Take()];
}
