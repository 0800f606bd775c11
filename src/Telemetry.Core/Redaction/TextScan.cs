namespace Telemetry.Redaction;

/// <summary>One pass over a text, from left to right, that finds its secrets.</summary>
/// <remarks>
/// The walk goes from word to word. A word costs a look at its letters (<see cref="SuspectPairs"/>) and at its first ones (<see cref="TokenShapes"/>,
/// <see cref="CommandSecrets"/>); what more is asked depends on them, looks a bounded way ahead, and is not asked again for the text it has covered. So time is
/// linear in the text's length, and clean text allocates nothing.
/// </remarks>
internal ref struct TextScan
{
    // The shortest word that is a token by itself; shorter ones go on behind a mark.
    private const int MinToken = 12, MinRun = 20, MinSignedRun = 32, MinGlued = 20;

    private readonly ReadOnlySpan<char> _text;
    private readonly bool _isDecoded;
    private Findings _findings;
    private int _namedTo, _commandTo;

    private TextScan(ReadOnlySpan<char> text, bool isDecoded)
    {
        _text = text;
        _isDecoded = isDecoded;
    }

    /// <summary>The secrets of the text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="isDecoded">Whether it was decoded from base64 inside another text: what looks encoded in it is not decoded again.</param>
    public static Findings Of(ReadOnlySpan<char> text, bool isDecoded = false)
    {
        var scan = new TextScan(text, isDecoded);
        if (PrivateKeys.IsBody(text))
            scan._findings.Add(0, text.Length, "private-key");
        else
            scan.Walk();
        return scan._findings;
    }

    private void Walk()
    {
        ReadOnlySpan<char> text = _text;
        int i = 0, runStart = -1;
        while ((uint)i < (uint)text.Length)
        {
            int classes = CharClass.Of(text[i]);
            if ((classes & CharClass.Word) != 0)
            {
                if (runStart < 0)
                    runStart = i;
                i = Word(i, out bool isToken);
                if (isToken)
                    runStart = -1;
                continue;
            }

            if ((classes & CharClass.Run) == 0)
            {
                if (runStart >= 0 && i - runStart >= MinRun)
                    Run(runStart, i);
                runStart = -1;
            }
            else if (runStart < 0)
            {
                runStart = i;
            }

            i = (classes & CharClass.Mark) == 0 ? i + 1 : Mark(i);
        }

        if (runStart >= 0 && text.Length - runStart >= MinRun)
            Run(runStart, text.Length);
    }

    // From the start of a word to where the walk goes on.
    private int Word(int start, out bool isToken)
    {
        ReadOnlySpan<char> text = _text;
        uint pairs = 0, followers = 0;
        int end = start;
        for (; (uint)end < (uint)text.Length; end++)
        {
            char c = text[end];
            if (!CharClass.IsWord(c))
                break;
            pairs |= followers >> c;
            followers = SuspectPairs.After(c);
        }

        ReadOnlySpan<char> word = text[start..end];
        int to = end;
        if (word.Length >= MinToken || (end < text.Length && text[end] is ':' or '/' or '~' or '%' or '+' or '|' or '=') || (word[0] is 'F' or 'A' && word.Length > 4) || (word[0] == '-' && word.Length >= PrivateKeys.MinDashes))
            to = Tokens(start, end);
        isToken = to > end;
        if (start >= _namedTo && ((pairs & 1) != 0 ? SuspectPairs.HasStem(word) : IsSignature(word, end)))
            _namedTo = NamedSecrets.Match(text, start, end, ref _findings);
        if (start >= _commandTo && CommandSecrets.MayBeProgram(word) && CommandSecrets.IsProgram(word))
            _commandTo = CommandSecrets.Match(text, start, end, ref _findings);
        return to;
    }

    private readonly bool IsSignature(ReadOnlySpan<char> word, int end) => word.Length == 3 && end < _text.Length && _text[end] == '=' && word is "sig";

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
            else if (end - i < MinGlued)
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

    private int Mark(int i) => _text[i] switch
    {
        ':' when i + 1 < _text.Length && _text[i + 1] == '/' => Urls.Match(_text, i, ref _findings),
        ':' => ColonSecrets.Match(_text, i, ref _findings),
        '\\' => AfterEscape(i),
        '[' => Marker.IsAt(_text, i) ? Marker.End(_text, i) : i + 1,
        '(' => CallSecrets.Match(_text, i, ref _findings),
        '$' => PasswordHashes.Match(_text, i, ref _findings),
        _ => PrivateText.Match(_text, i, ref _findings),
    };

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

    private void Run(int start, int end)
    {
        if (end - start >= MinSignedRun)
            TokenShapes.MatchRun(_text, start, end, ref _findings);
        if (!_isDecoded)
            EncodedText.Match(_text, start, end, ref _findings);
    }
}
