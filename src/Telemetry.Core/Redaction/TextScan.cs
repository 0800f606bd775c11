namespace Telemetry.Redaction;

/// <summary>One pass over a text, from left to right, that finds its secrets.</summary>
/// <remarks>
/// The walk goes from word to word. A word costs a look at its letters (<see cref="SuspectPairs"/>) and at its first ones (<see cref="TokenShapes"/>,
/// <see cref="CommandSecrets"/>); what more is asked depends on them, looks a bounded way ahead, and is not asked again for the text it has covered. So time is
/// linear in the text's length, and clean text allocates nothing.
/// </remarks>
internal ref struct TextScan
{
    private const int MinRun = 20, MinDottedToken = 20;

    private readonly ReadOnlySpan<char> _text;
    private readonly bool _isDecoded;
    private Findings _findings;
    private int _namedTo, _commandTo, _runStart;

    private TextScan(ReadOnlySpan<char> text, bool isDecoded)
    {
        _text = text;
        _isDecoded = isDecoded;
        _runStart = -1;
    }

    /// <summary>The secrets of the text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="isDecoded">Whether it was decoded from base64 inside another text: what looks encoded in it is not decoded again.</param>
    public static Findings Of(ReadOnlySpan<char> text, bool isDecoded = false)
    {
        var scan = new TextScan(text, isDecoded);
        if (PrivateKeys.IsBody(text))
        {
            scan._findings.Add(0, text.Length, "private-key");
            return scan._findings;
        }

        int i = 0;
        while (i < text.Length)
            i = CharClass.IsWord(text[i]) ? scan.Word(i) : scan.Mark(i);
        scan.EndRun(text.Length);
        return scan._findings;
    }

    // From the start of a word to where the walk goes on.
    private int Word(int start)
    {
        if (_runStart < 0)
            _runStart = start;
        uint pairs = 0;
        char previous = '\0';
        int end = start;
        do
        {
            char c = _text[end++];
            pairs |= SuspectPairs.Of(previous, c);
            previous = c;
        }
        while (end < _text.Length && CharClass.IsWord(_text[end]));

        int to = Tokens(start, end);
        bool isSignature = end - start == 3 && end < _text.Length && _text[end] == '=' && _text[start..end] is "sig";
        if (((pairs & 1) != 0 || isSignature) && start >= _namedTo)
            _namedTo = NamedSecrets.Match(_text, start, end, ref _findings);
        if (start >= _commandTo && CommandSecrets.IsProgram(_text[start..end]))
            _commandTo = CommandSecrets.Match(_text, start, end, ref _findings);
        if (to > end)
            _runStart = -1;
        return to;
    }

    private int Tokens(int start, int end)
    {
        if (_text[start] == '-' && end - start >= PrivateKeys.MinDashes && PrivateKeys.Match(_text, start, ref _findings) is var keyEnd and > 0)
            return keyEnd;
        int to = end;
        for (int i = start; i < end; i++)
        {
            // Inside a word only a prefix that ends in a mark tells enough.
            bool isInside = i > 0 && char.IsAsciiLetterOrDigit(_text[i - 1]);
            if ((!isInside || _text[i..Math.Min(end, i + 8)].ContainsAny('-', '_', '.')) && TokenShapes.Match(_text, i, out string kind) is var tokenEnd and > 0)
            {
                _findings.Add(i, tokenEnd, kind);
                to = Math.Max(to, tokenEnd);
                i = tokenEnd - 1;
            }
            else if (end - i < MinDottedToken)
            {
                break;
            }

            // On to behind the next dot, hyphen or underscore, or to where a letter follows a digit or a capital a small letter: a token may be glued to a name.
            while (++i < end && !StartsPart(_text[i - 1], _text[i]))
            {
            }

            i--;
        }

        return to;
    }

    private static bool StartsPart(char previous, char c) =>
        !char.IsAsciiLetterOrDigit(previous) || (char.IsAsciiLetter(c) && char.IsAsciiDigit(previous)) || (char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(previous));

    private int Mark(int i)
    {
        char c = _text[i];
        if (!CharClass.IsRun(c))
            EndRun(i);
        else if (_runStart < 0)
            _runStart = i;
        switch (c)
        {
            case ':':
                return i + 1 < _text.Length && _text[i + 1] == '/' ? Urls.Match(_text, i, ref _findings) : ColonSecrets.Match(_text, i, ref _findings);
            case '\\':
                return AfterEscape(i);
            case '[':
                return Marker.IsAt(_text, i) ? Marker.End(_text, i) : i + 1;
            case '(':
                return CallSecrets.Match(_text, i, ref _findings);
            case '$':
                return PasswordHashes.Match(_text, i, ref _findings);
            case '<':
                return PrivateText.Match(_text, i, ref _findings);
            default:
                return i + 1;
        }
    }

    // An escaped line end is no part of the word behind it, nor is an escaped quote.
    private readonly int AfterEscape(int i)
    {
        if (i + 1 >= _text.Length)
            return i + 1;
        if (_text[i + 1] is 'n' or 'r' or 't')
            return i + 2;
        bool isCode = _text[i + 1] == 'u' && i + 6 <= _text.Length && char.IsAsciiHexDigit(_text[i + 2]) && char.IsAsciiHexDigit(_text[i + 3]) && char.IsAsciiHexDigit(_text[i + 4]) && char.IsAsciiHexDigit(_text[i + 5]);
        return isCode ? i + 6 : i + 1;
    }

    private void EndRun(int end)
    {
        int start = _runStart;
        _runStart = -1;
        if (start < 0 || end - start < MinRun)
            return;
        if (end - start >= 32)
            TokenShapes.MatchRun(_text, start, end, ref _findings);
        if (!_isDecoded)
            EncodedText.Match(_text, start, end, ref _findings);
    }
}
