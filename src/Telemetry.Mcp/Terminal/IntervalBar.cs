namespace Telemetry.Mcp.Terminal;

/// <summary>A bar for a rate: solid up to the interval's lower end, shaded up to its upper end. What is shaded is what is not known.</summary>
internal static class IntervalBar
{
    private const int Width = 16;

    /// <summary>The bar, always equally wide.</summary>
    /// <param name="rate">The rate, 0..1.</param>
    /// <param name="ends">The interval's ends, 0..1; null draws the rate alone.</param>
    public static string Of(double rate, IReadOnlyList<double>? ends)
    {
        double low = ends is null ? rate : ends[0], high = ends is null ? rate : ends[1];
        // In eighths of a character, and rounded down: 96 % must not look like 100 %.
        int eighths = (int)Math.Floor(low * Width * 8);
        int solid = eighths / 8, shadedTo = (int)Math.Ceiling(high * Width);
        string bar = new('█', solid);
        if (ends is null)
            return (bar + (eighths % 8 > 0 ? "▏▎▍▌▋▊▉"[eighths % 8 - 1] : "")).PadRight(Width);
        return (bar + new string('▒', Math.Max(0, shadedTo - solid))).PadRight(Width);
    }
}
