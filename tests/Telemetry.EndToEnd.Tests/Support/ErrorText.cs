namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>Whether a stored error tells what the transcript tells.</summary>
internal static class ErrorText
{
    private const int LongestError = 2_000;
    private const string Redacted = "[REDACTED", Gap = "…";

    /// <summary>A short error is the client's to the letter, less what was redacted; of a long one, every line is the client's.</summary>
    public static void AssertTells(TranscriptCall call, string? stored)
    {
        if (call.Outcome == "success")
        {
            Assert.True(stored is null, $"{call} has the error {stored}");
            return;
        }

        Assert.False(string.IsNullOrWhiteSpace(stored), $"{call} has no error.");
        var text = stored.Replace("<tool_use_error>", "", StringComparison.Ordinal).Replace("</tool_use_error>", "", StringComparison.Ordinal).Trim();
        Assert.True(call.Errors.Any(error => Tells(error, text)), $"{call} has the error {stored}");
    }

    private static bool Tells(string error, string stored)
    {
        if (!stored.Contains(Redacted, StringComparison.Ordinal) && error.Length <= LongestError)
            return stored == error;
        var lines = error.Split('\n');
        return stored.Split('\n').All(line => line == Gap || lines.Any(told => Starts(told, line.Split(Redacted)[0])));
    }

    // A cut may go through a line, at its start or at its end.
    private static bool Starts(string told, string line) =>
        told.StartsWith(line, StringComparison.Ordinal) || told.EndsWith(line, StringComparison.Ordinal);
}
