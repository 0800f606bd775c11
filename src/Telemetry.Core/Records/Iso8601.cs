using System.Globalization;
using System.Text;

namespace Telemetry.Records;

/// <summary>Timestamps as the store writes them: UTC, milliseconds, <c>2026-11-22T11:30:28.708Z</c>.</summary>
public static class Iso8601
{
    private const int Length = 24;

    /// <summary>Formats an instant, given in milliseconds since 1970 UTC, as 24 ASCII bytes.</summary>
    public static byte[] Format(long unixMs)
    {
        DateTime t = DateTime.UnixEpoch.AddMilliseconds(unixMs);
        var bytes = new byte[Length];
        Digits(bytes, 0, 4, t.Year);
        bytes[4] = (byte)'-';
        Digits(bytes, 5, 2, t.Month);
        bytes[7] = (byte)'-';
        Digits(bytes, 8, 2, t.Day);
        bytes[10] = (byte)'T';
        Digits(bytes, 11, 2, t.Hour);
        bytes[13] = (byte)':';
        Digits(bytes, 14, 2, t.Minute);
        bytes[16] = (byte)':';
        Digits(bytes, 17, 2, t.Second);
        bytes[19] = (byte)'.';
        Digits(bytes, 20, 3, t.Millisecond);
        bytes[23] = (byte)'Z';
        return bytes;
    }

    /// <summary>Reads an ISO 8601 instant into milliseconds since 1970 UTC. A stamp without a zone is local time, as the original plugin wrote it.</summary>
    /// <returns>False where the text is no date and time.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long unixMs)
    {
        if (text.Length == Length && text[23] == 'Z' && text[10] == 'T' && text[4] == '-' && text[7] == '-' && text[13] == ':' && text[16] == ':' && text[19] == '.')
        {
            int year = Number(text, 0, 4), month = Number(text, 5, 2), day = Number(text, 8, 2);
            int hour = Number(text, 11, 2), minute = Number(text, 14, 2), second = Number(text, 17, 2), ms = Number(text, 20, 3);
            if (year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
                && (uint)hour < 24 && (uint)minute < 60 && (uint)second < 60 && ms >= 0)
            {
                unixMs = (DayNumber(year, month, day) * 86_400L + hour * 3600 + minute * 60 + second) * 1000 + ms;
                return true;
            }
        }

        return TryParseSlow(text, out unixMs);
    }

    private static bool TryParseSlow(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        if (text.Length is < 10 or > 40 || !DateTimeOffset.TryParse(
                Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset instant))
            return false;
        unixMs = instant.ToUnixTimeMilliseconds();
        return true;
    }

    // Days since 1970-01-01 in the proleptic Gregorian calendar, counted in years that start in March (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private static long DayNumber(int year, int month, int day)
    {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400, yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097L + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private static int Number(ReadOnlySpan<byte> text, int start, int length)
    {
        int value = 0;
        foreach (byte b in text.Slice(start, length))
        {
            uint digit = (uint)b - '0';
            if (digit > 9)
                return -1;
            value = value * 10 + (int)digit;
        }

        return value;
    }

    private static void Digits(byte[] bytes, int start, int length, int value)
    {
        for (int i = start + length - 1; i >= start; i--, value /= 10)
            bytes[i] = (byte)('0' + value % 10);
    }
}
