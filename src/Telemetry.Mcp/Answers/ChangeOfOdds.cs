using System.Globalization;
using System.Text.Json.Serialization;
using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>By how much one rate of success lies above another.</summary>
/// <param name="Points">In percentage points.</param>
/// <param name="Interval">The 95 % interval, in percentage points.</param>
internal sealed record ChangeOfOdds(double Points, IReadOnlyList<double> Interval)
{
    /// <summary>True where the interval leaves out 0.</summary>
    [JsonIgnore]
    public bool IsCertain { get; private init; }

    /// <summary>The same in words.</summary>
    [JsonIgnore]
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Points:+0.0;-0.0} points [{Interval[0]:0.0}, {Interval[1]:0.0}]");

    public static ChangeOfOdds Of(RateDifference difference) => new(InPoints(difference.Points), [InPoints(difference.Interval.Low), InPoints(difference.Interval.High)]) { IsCertain = difference.IsCertain };

    private static double InPoints(double share) => Math.Round(share * 100, 1);
}
