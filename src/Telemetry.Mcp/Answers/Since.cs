using System.Globalization;

namespace Telemetry.Mcp.Answers;

/// <summary>Reads the argument <c>since</c>, and its like: a span back from now, or a date.</summary>
internal static class Since
{
    public static DateTimeOffset Parse(string text, DateTimeOffset now, string name = "since")
    {
        if (TrySpan(text, out TimeSpan span))
            return now - span;
        // A year must lead: the parser would take a mere time of day for one of today.
        if (text.Length >= 8 && text.Take(4).All(char.IsAsciiDigit) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant))
            return instant;
        throw new QuestionException($"{name} must be a span such as 30m, 24h or 7d, or a date such as 2026-11-01, but was \"{Quoted.Text(text, 40)}\".");
    }

    private static bool TrySpan(string text, out TimeSpan span)
    {
        span = default;
        if (text.Length is < 2 or > 6 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            return false;
        (bool isUnit, span) = text[^1] switch
        {
            'm' => (true, TimeSpan.FromMinutes(count)),
            'h' => (true, TimeSpan.FromHours(count)),
            'd' => (true, TimeSpan.FromDays(count)),
            'w' => (true, TimeSpan.FromDays(7L * count)),
            _ => (false, default),
        };
        return isUnit;
    }
}
