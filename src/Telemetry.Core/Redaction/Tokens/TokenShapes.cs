namespace Telemetry.Redaction;

/// <summary>Secrets that are known by their own shape, whatever stands beside them.</summary>
/// <remarks>
/// Every check is bounded, so any text costs linear time. What a shape cannot tell, such as 32 hexadecimal digits, is a secret only beside a
/// telling name, and that is not decided here.
/// </remarks>
internal static class TokenShapes
{
    /// <summary>Matches a secret that starts exactly at <paramref name="start"/>, where the character before is no ASCII letter or digit.</summary>
    /// <param name="text">The whole text: where it ends matters to a token that was cut.</param>
    /// <param name="start">Where the secret would start.</param>
    /// <param name="kind">What it is: <c>github-token</c>.</param>
    /// <returns>Where it ends (exclusive), or -1.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, out string kind)
    {
        char first = text[start];
        // A secret starts with a letter or digit; _gitlab_session is the exception.
        if (!char.IsAsciiLetterOrDigit(first) && first != '_')
        {
            kind = "";
            return -1;
        }

        int end = TokenShapeTable.Match(text, start, out kind);
        if (end < 0)
        {
            end = first switch
            {
                'e' => JsonWebToken.Match(text, start, out kind),
                >= '0' and <= '9' => SeparatedTokens.MatchNumber(text, start, out kind),
                'A' => SeparatedTokens.MatchFirebase(text, start, out kind),
                't' => SeparatedTokens.MatchTailscale(text, start, out kind),
                _ => -1,
            };
        }

        return end >= 0 || !char.IsAsciiHexDigit(first) ? end : CloudAccountIds.Match(text, start, out kind);
    }

    /// <summary>Adds the secrets that are known by something inside them.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where a longest run of letters, digits and <c>+/=_-~.</c> starts.</param>
    /// <param name="end">Where it ends, at least 32 characters later.</param>
    /// <param name="runs">The runs of a map that is filled at the run's end.</param>
    /// <param name="findings">What was found.</param>
    public static void MatchRun(ReadOnlySpan<char> text, int start, int end, scoped in MapRuns runs, ref Findings findings)
    {
        SignedKeys.Match(text, start, end, runs, ref findings);
        DottedTokens.Match(text, start, end, runs, ref findings);
    }
}
