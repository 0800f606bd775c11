namespace Telemetry.Redaction;

/// <summary>Secrets that are known by their own shape: a prefix, then a body of a known alphabet and length.</summary>
internal static class TokenShapes
{
    private readonly record struct Shape(string Prefix, int MinBody, bool AllowsDots, string Kind);

    private static readonly Shape[] s_shapes =
    [
        new("AKIA", 16, false, "aws-access-key"),
        new("ASIA", 16, false, "aws-access-key"),
        new("ghp_", 30, false, "github-token"),
        new("gho_", 30, false, "github-token"),
        new("ghu_", 30, false, "github-token"),
        new("ghs_", 30, false, "github-token"),
        new("ghr_", 30, false, "github-token"),
        new("github_pat_", 22, false, "github-token"),
        new("glpat-", 20, true, "gitlab-token"),
        new("sk-ant-", 20, false, "anthropic-key"),
        new("sk-proj-", 20, false, "openai-key"),
        new("sk-", 32, false, "openai-key"),
        new("sk_live_", 16, false, "stripe-key"),
        new("sk_test_", 16, false, "stripe-key"),
        new("rk_live_", 16, false, "stripe-key"),
        new("whsec_", 24, false, "stripe-key"),
        new("xoxb-", 10, false, "slack-token"),
        new("xoxp-", 10, false, "slack-token"),
        new("xoxa-", 10, false, "slack-token"),
        new("xoxe.", 10, true, "slack-token"),
        new("xapp-", 10, false, "slack-token"),
        new("AIza", 35, false, "google-api-key"),
        new("ya29.", 20, false, "google-token"),
        new("npm_", 36, false, "npm-token"),
        new("pypi-", 50, false, "pypi-token"),
        new("hf_", 30, false, "huggingface-token"),
        new("SG.", 40, true, "sendgrid-key"),
        new("dop_v1_", 60, false, "digitalocean-token"),
        new("shpat_", 32, false, "shopify-token"),
        new("hvs.", 20, false, "vault-token"),
    ];

    private static readonly bool[] s_isFirst = FirstCharacters();

    /// <summary>Matches a secret that starts exactly at <paramref name="start"/>, where a word starts.</summary>
    /// <returns>Where it ends, or -1.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, out string kind)
    {
        kind = "";
        // Most words of clean text end here.
        if (text[start] >= s_isFirst.Length || !s_isFirst[text[start]])
            return -1;
        foreach (ref readonly Shape shape in s_shapes.AsSpan())
        {
            if (text[start] != shape.Prefix[0] || !text[start..].StartsWith(shape.Prefix, StringComparison.Ordinal))
                continue;
            int end = EndOfBody(text, start + shape.Prefix.Length, shape.AllowsDots);
            if (end - start - shape.Prefix.Length < shape.MinBody)
                continue;
            kind = shape.Kind;
            return end;
        }

        if (text[start] == 'e' && MatchJwt(text, start) is var jwtEnd and > 0)
        {
            kind = "jwt";
            return jwtEnd;
        }

        if (text[start] == '-' && MatchPrivateKey(text, start) is var pemEnd and > 0)
        {
            kind = "private-key";
            return pemEnd;
        }

        return -1;
    }

    public static void MatchRun(ReadOnlySpan<char> text, int start, int end, ref Findings findings)
    {
    }

    private static bool[] FirstCharacters()
    {
        var isFirst = new bool[128];
        foreach (ref readonly Shape shape in s_shapes.AsSpan())
            isFirst[shape.Prefix[0]] = true;
        isFirst['e'] = isFirst['-'] = true;
        return isFirst;
    }

    // Three base64url parts, of which the first is a JSON object: RFC 7519.
    private static int MatchJwt(ReadOnlySpan<char> text, int start)
    {
        if (!text[start..].StartsWith("eyJ", StringComparison.Ordinal))
            return -1;
        int header = EndOfBody(text, start, false);
        if (header - start < 10 || header >= text.Length || text[header] != '.')
            return -1;
        int payload = EndOfBody(text, header + 1, false);
        if (payload - header < 10)
            return -1;
        return payload < text.Length && text[payload] == '.' ? EndOfBody(text, payload + 1, false) : payload;
    }

    // RFC 7468, and a key that was cut before its end line.
    private static int MatchPrivateKey(ReadOnlySpan<char> text, int start)
    {
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

    private static int EndOfBody(ReadOnlySpan<char> text, int i, bool allowsDots)
    {
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '-' || (allowsDots && text[i] == '.')))
            i++;
        return i;
    }
}
