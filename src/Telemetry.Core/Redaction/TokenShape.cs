namespace Telemetry.Redaction;

/// <summary>One format of tokens: a prefix, then a body of an alphabet and a length.</summary>
/// <param name="Prefix">How it starts, in its own casing; two characters at least.</param>
/// <param name="Min">The least length of the body.</param>
/// <param name="Max">The greatest length of the body; a longer run is another format. From 1000 on there is no limit.</param>
/// <param name="Alphabet">What the body is made of.</param>
/// <param name="Kind">What is left in its place: <c>github-token</c>.</param>
/// <param name="Proof">What the body must show besides.</param>
internal readonly record struct TokenShape(
    string Prefix, short Min, short Max, TokenAlphabet Alphabet, string Kind, TokenProof Proof = TokenProof.Random)
{
    // Formats without a limit of their own take the whole run once this much of it is proven.
    private const int Window = 1000;

    // Of a token that the end of the text cut off: fewer characters tell nothing, and give nothing away.
    private const int LeastCut = 6;

    /// <summary>Where the token ends whose prefix stands at <paramref name="start"/>, or -1 if it is none.</summary>
    public int EndAt(ReadOnlySpan<char> text, int start)
    {
        int from = start + Prefix.Length;
        int end = TokenAlphabets.EndOfRun(text, from, Max + 1, Alphabet);
        if (end - from > Max && Max >= Window)
            return TokenBody.Proves(text[from..end], Proof) ? TokenAlphabets.EndOfRun(text, end, text.Length, Alphabet) : -1;
        // A full stop or comma behind a token is prose.
        while (end > from && text[end - 1] is '.' or ',' or ':')
            end--;
        int length = end - from;
        bool isCut = length < Min && end == text.Length && Proof <= TokenProof.Numbered && length >= Math.Max(LeastCut, Min / 5);
        if ((length < Min && !isCut) || length > Max)
            return -1;
        if (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || (Proof >= TokenProof.Strict && text[end] is '_' or '-')))
            return -1;
        ReadOnlySpan<char> body = text[from..end];
        if (Alphabet == TokenAlphabet.Uuid && !isCut && !TokenBody.IsUuid(body))
            return -1;
        return (Min == 0 && length == 0) || TokenBody.Proves(body, Proof) ? end : -1;
    }
}
