using System.Globalization;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Forgetting;

/// <summary>How many days calls are kept.</summary>
/// <param name="Days">Null: for ever.</param>
/// <param name="Problem">What is wrong with what was set, as a sentence; null where nothing is.</param>
internal sealed record RetentionDays(int? Days, string? Problem)
{
    /// <summary>The environment variable's name.</summary>
    public const string Variable = "TELEMETRY_RETENTION_DAYS";

    // A hundred years: beyond it the clock's own limits come near.
    private const int MaxDays = 36_500;

    /// <summary>All calls are kept.</summary>
    public static RetentionDays Forever { get; } = new(null, null);

    /// <summary>Reads what was set; nothing, and what is no number of days, keeps everything.</summary>
    public static RetentionDays Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return Forever;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is > 0 and <= MaxDays
            ? new RetentionDays(days, null)
            : new RetentionDays(null, $"{Variable} is \"{Quoted.Text(text, 20)}\", not a whole number from 1 to {MaxDays}: all calls are kept.");
    }

    /// <summary>That of this process.</summary>
    public static RetentionDays OfThisProcess() => Parse(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Calls that ended before this moment, in milliseconds since 1970 UTC, are too old; null where none is.</summary>
    public long? OldestMs(TimeProvider time) => Days is int days ? time.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds() : null;
}
