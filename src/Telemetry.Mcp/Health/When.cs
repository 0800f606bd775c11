using System.Globalization;

namespace Telemetry.Mcp.Health;

/// <summary>Moments as a person says them, in the clock's own time zone.</summary>
internal static class When
{
    /// <summary><c>14 May 09:12</c>, with the year where it is not this one.</summary>
    public static string Moment(long unixMs, TimeProvider time)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs), time.LocalTimeZone);
        return local.ToString(local.Year == time.GetLocalNow().Year ? "d MMM HH:mm" : "d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary><c>3 s ago</c>, <c>5 min ago</c>, <c>2 h ago</c>, <c>9 days ago</c>.</summary>
    public static string Ago(long unixMs, long nowMs)
    {
        long seconds = Math.Max(0, nowMs - unixMs) / 1000;
        return seconds switch
        {
            < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds} s ago"),
            < 7200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min ago"),
            < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h ago"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400} days ago"),
        };
    }
}
