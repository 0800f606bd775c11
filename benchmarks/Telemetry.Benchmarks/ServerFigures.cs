namespace Telemetry.Benchmarks;

internal static class ServerFigures
{
    public static IEnumerable<Figure> Take(Repository repository) => [];
}
