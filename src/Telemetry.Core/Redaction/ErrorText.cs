using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Cuts a failure's redacted text so that what went wrong stays in it.</summary>
internal static class ErrorText
{
    private const string Gap = "\n…\n";
    private const int MaxHead = 200, MaxEnd = 128 * 1024, MaxLine = 8 * 1024;

    /// <summary>The text's first line, then as much as fits from a little before its salient line on; no cut falls inside a marker or a character.</summary>
    /// <returns>The text itself where it fits; else at most <paramref name="maxLength"/> characters.</returns>
    public static string Cut(string error, int maxLength)
    {
        if (error.Length <= maxLength)
            return error;
        int headLength = Math.Min(error.IndexOf('\n') is > 0 and < MaxHead and var end ? end : MaxHead, maxLength);
        ReadOnlySpan<char> salient = SalientText.LineOf(error);
        error.AsSpan().Overlaps(salient, out int salientAt);
        int room = maxLength - headLength - Gap.Length;
        if (salientAt <= headLength + room / 4)
            return error[..Marker.CutBefore(error, maxLength)];
        int head = Marker.CutBefore(error, headLength);
        int start = Marker.CutAfter(error, Math.Max(headLength, Math.Min(salientAt - room / 4, error.Length - room)));
        int stop = Math.Min(start + room, error.Length);
        return string.Concat(error.AsSpan(0, head), Gap, error.AsSpan(start, (stop < error.Length ? Marker.CutBefore(error, stop) : stop) - start));
    }

    /// <summary>A text without its middle, where it is longer than any that is read whole: 2,000 characters of it can be stored, and its ends tell most.</summary>
    /// <remarks>Both cuts fall at line ends, so that no secret of one line is cut; what has no line end near is dropped a little further.</remarks>
    public static string Ends(string error)
    {
        if (error.Length <= 2 * MaxEnd)
            return error;
        int head = error.LastIndexOf('\n', MaxEnd - 1, MaxLine) is var line and >= 0 ? line : MaxEnd - MaxLine;
        int from = error.Length - MaxEnd, tail = error.IndexOf('\n', from, MaxLine) is var next and >= 0 ? next + 1 : from + MaxLine;
        return string.Concat(error.AsSpan(0, head), Gap, error.AsSpan(tail));
    }
}
