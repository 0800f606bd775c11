namespace Telemetry.Analysis;

/// <summary>How good one model was.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Measures">Its figures, in the order they are told.</param>
/// <param name="Warnings">Of predicted success, what warning of the least likely calls catches.</param>
public sealed record Contestant(string Name, IReadOnlyList<Measure> Measures, IReadOnlyList<Warnings> Warnings)
{
    /// <summary>The figure of a name.</summary>
    public double this[string name] => Measures.First(measure => measure.Name == name).Value;
}
