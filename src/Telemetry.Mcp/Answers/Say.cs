using System.Globalization;
using Telemetry.Analysis;
using Telemetry.Records;

namespace Telemetry.Mcp.Answers;

/// <summary>Numbers as sentences say them, always in the same form.</summary>
internal static class Say
{
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Calls(long number) => Many(number, "call");

    public static string Sessions(long number) => Many(number, "session");

    public static string Times(long number) => number switch { 1 => "once", 2 => "twice", _ => Count(number) + " times" };

    /// <summary>A number with its noun: <c>1 call</c>, <c>1,203 calls</c>.</summary>
    public static string Many(long number, string noun) => number == 1 ? $"1 {noun}" : $"{Count(number)} {noun}s";

    /// <summary>A share as a percentage, to a tenth.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    public static string Interval(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"[{interval.Low * 100:0}-{interval.High * 100:0}]");

    /// <summary>A rate with what it stands on, or that it stands on too little.</summary>
    public static string Rate(Proportion p) => p.IsEnough ? $"{Percent(p.Rate)} {Interval(new Interval(p.Low, p.High))} of {Count(p.N)}" : $"not enough data (n={p.N})";

    public static string Ms(double ms) => ms switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{ms:0} ms"),
        < 60_000 => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000:0.0} s"),
        < 3_600_000 => string.Create(CultureInfo.InvariantCulture, $"{ms / 60_000:0.0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{ms / 3_600_000:0.0} h"),
    };

    /// <summary>Where a latency comes from.</summary>
    public static string Source(LatencySource source) => source == LatencySource.Unknown ? "unknown" : source.Word();

    public static string Date(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    public static double Round(double value) => Math.Round(value, 3);

    /// <summary>The ends of an interval, as an answer gives them; null below the line.</summary>
    public static IReadOnlyList<double>? Ends(Proportion p) => p.IsEnough ? [Round(p.Low), Round(p.High)] : null;

    /// <summary>The ends of an interval, as an answer gives them.</summary>
    public static IReadOnlyList<double> Ends(Interval interval) => [Round(interval.Low), Round(interval.High)];

    /// <summary>A group's rate with its interval and what it stands on, or that it stands on too little.</summary>
    public static string Rate(SuccessRate rate) => !rate.Success.IsEnough
        ? Rate(rate.Success)
        : $"{Percent(rate.Success.Rate)} {Interval(rate.Interval)} of {Count(rate.Success.N)}";

    /// <summary>A rate as an answer gives it; null below the line.</summary>
    public static double? RateOf(Proportion p) => p.IsEnough ? Round(p.Rate) : null;

    /// <summary>How many times as often.</summary>
    public static string Factor(double factor) => factor.ToString(factor < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    /// <summary>What one project alone does may be its own affair.</summary>
    public static string OnlyOneProject(int projects) => projects == 1 ? " of one project" : "";

    extension(IReadOnlyList<string> steps)
    {
        /// <summary>Steps that follow each other.</summary>
        public string Arrows => string.Join(" → ", steps);
    }
}
