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
        // A secret starts with a letter or digit, or it is a block between rows of hyphens; _gitlab_session is one more.
        if (!char.IsAsciiLetterOrDigit(first) && first != '_' && (first != '-' || (start > 0 && text[start - 1] == '-')))
        {
            kind = "";
            return -1;
        }

        int end = TokenShapeTable.Match(text, start, out kind);
        return end >= 0 ? end : first switch
        {
            'e' => JsonWebToken.Match(text, start, out kind),
            >= '0' and <= '9' => SeparatedTokens.MatchNumber(text, start, out kind),
            'A' => SeparatedTokens.MatchFirebase(text, start, out kind),
            '-' => MatchPrivateKey(text, start, out kind),
            _ => -1,
        };
    }

    /// <summary>Adds the secrets that are known by something inside them.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where a longest run of letters, digits and <c>+/=_-~.</c> starts.</param>
    /// <param name="end">Where it ends, at least 32 characters later.</param>
    /// <param name="findings">What was found.</param>
    public static void MatchRun(ReadOnlySpan<char> text, int start, int end, ref Findings findings)
    {
        SignedKeys.Match(text, start, end, ref findings);
        DottedTokens.Match(text, start, end, ref findings);
    }

    // RFC 7468, and a key that was cut before its end line.
    private static int MatchPrivateKey(ReadOnlySpan<char> text, int start, out string kind)
    {
        kind = "private-key";
        ReadOnlySpan<char> rest = text[start..];
        if (!rest.StartsWith("-----BEGIN ", StringComparison.Ordinal))
            return -1;
        int labelEnd = rest[11..].IndexOf("-----");
        if (labelEnd is < 0 or > 60 || !rest.Slice(11, labelEnd).EndsWith("PRIVATE KEY") && !rest.Slice(11, labelEnd).EndsWith("PRIVATE KEY BLOCK"))
            return -1;
        int endLine = rest.IndexOf("-----END ");
        if (endLine < 0)
            return text.Length;
        int dashes = rest[(endLine + 9)..].IndexOf("-----");
        return dashes < 0 ? text.Length : start + endLine + 9 + dashes + 5;
    }
}
