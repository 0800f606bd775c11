using System.Globalization;
using Telemetry.Analysis;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Memory;

/// <summary>Numbers as lessons say them: in words where a sign could be read as a sum.</summary>
internal static class LessonSay
{
    private const double Least = 0.001;

    /// <summary>A share, to a tenth of a percent.</summary>
    public static string Percent(double share) => share is > 0 and < Least
        ? "less than 0.1 percent"
        : (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " percent";

    /// <summary>Successes of all.</summary>
    public static string Of(Proportion share) => $"{Say.Count(share.Successes)} of {Say.Count(share.N)}";

    /// <summary>A share with what it stands on.</summary>
    public static string Rate(Proportion share) => share.IsEnough ? $"in {Percent(share.Rate)} of {Say.Count(share.N)}" : $"in {Of(share)}, not enough data for a share";
}
