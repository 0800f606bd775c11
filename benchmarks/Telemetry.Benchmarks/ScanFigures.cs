namespace Telemetry.Benchmarks;

internal static class ScanFigures
{
    public static IEnumerable<Figure> Take(Repository repository) => [];
}
