using System.Globalization;

namespace Telemetry.Benchmarks;

/// <summary>One row of the report.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Measured">The result, with its unit.</param>
/// <param name="Target">What was promised; empty for a figure without a target.</param>
/// <param name="IsMet">Whether the promise is kept; null without a target, or where nothing was measured.</param>
/// <param name="N">How many measurements the result stands on.</param>
internal sealed record Figure(string Name, string Measured, string Target, bool? IsMet, string N)
{
    /// <summary>The table's head.</summary>
    public const string Head = "| figure | measured | target | met | n |\n|---|---|---|---|---|";

    /// <summary>A row for what this machine cannot measure.</summary>
    public static Figure NotMeasured(string name, string target, string reason) => new(name, $"not measured: {reason}", target, null, "");

    /// <summary>A row that compares two sides of one interleaved run.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="ours">Our side, in milliseconds.</param>
    /// <param name="theirs">The other side, in milliseconds.</param>
    /// <param name="atMost">The target: our median is at most this many times the other's; null without one.</param>
    /// <param name="target">The same in words.</param>
    public static Figure OfRatio(string name, Sample ours, Sample theirs, double? atMost = null, string target = "")
    {
        var (ratio, low, high) = ours.RatioTo(theirs);
        return new Figure(name, Text($"{ratio:0.000} [{low:0.000}, {high:0.000}]: {ours.Median:0.00} ms to {theirs.Median:0.00} ms"), target, atMost is double most ? ratio <= most : null, Text($"{ours.N}"));
    }

    /// <summary>Text that reads the same in every country.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The row in markdown.</summary>
    public override string ToString()
    {
        string met = IsMet switch { true => "yes", false => "**no**", null => "" };
        return $"| {Name} | {Measured} | {Target} | {met} | {N} |";
    }
}
