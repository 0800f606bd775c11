using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>One pass over a text, from left to right, that finds its secrets.</summary>
/// <remarks>
/// The walk goes to the places that <see cref="WordMap"/> has found, a few in a hundred words of clean text. What is asked there looks a bounded way ahead, and is
/// not asked again for the text it has covered. So time is linear in the text's length, and clean text allocates nothing.
/// </remarks>
internal ref struct TextScan
{
    private const int MinSignedRun = 32, MaxPrefix = 8;

    private readonly ReadOnlySpan<char> _text;
    private readonly bool _isDecoded;
    private Findings _findings;
    private WordMap _map;
    private KnownNames _names;
    private int _namedTo, _commandTo, _loginTo, _runFloor;

    private TextScan(ReadOnlySpan<char> text, Span<ulong> room, bool isDecoded)
    {
        _text = text;
        _map = new WordMap(text, room);
        _isDecoded = isDecoded;
    }

    /// <summary>The secrets of the text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="isDecoded">Whether it was decoded from base64 inside another text: what looks encoded in it is not decoded again.</param>
    [SkipLocalsInit]
    public static Findings Of(ReadOnlySpan<char> text, bool isDecoded = false)
    {
        Span<ulong> room = stackalloc ulong[WordMap.Room];
        var scan = new TextScan(text, room, isDecoded);
        if (PrivateKeys.IsBody(text))
            scan._findings.Add(0, text.Length, "private-key");
        else
            scan.Walk();
        return scan._findings;
    }

    private void Walk()
    {
        ReadOnlySpan<char> text = _text;
        for (int i = _map.Next(0); i <= text.Length; i = _map.Next(i))
        {
            PlaceReasons reasons = _map.At(i);
            if (i < text.Length && CharClass.IsWord(text[i]))
            {
                i = Word(i, reasons);
            }
            else
            {
                if ((reasons & PlaceReasons.RunEnd) != 0 && i > _runFloor)
                    Run(i);
                if (i == text.Length)
                    return;
                i = _runFloor = (CharClass.Of(text[i]) & CharClass.Mark) != 0 ? Mark(i) : i + 1;
            }

            // Behind an escape or a token a word may start in the middle of what looks like one.
            while (i < text.Length && CharClass.IsWord(text[i]) && CharClass.IsWord(text[i - 1]))
                i = Word(i, PlaceReasons.Any);
        }
    }

    // From the start of a word to where the walk goes on.
    private int Word(int start, PlaceReasons reasons)
    {
        ReadOnlySpan<char> text = _text;
        int end = _map.EndOfWord(start, out bool hasStem);
        ReadOnlySpan<char> word = text[start..end];
        int to = end, next = end < text.Length ? CharClass.Of(text[end]) : 0;
        bool mayBeToken = word.Length >= WordReasons.MinToken || (next & CharClass.Joint) != 0 || (word[0] is 'F' or 'A' && word.Length > 4) || (word[0] == '-' && word.Length >= PrivateKeys.MinDashes);
        if ((reasons & PlaceReasons.Token) != 0 && mayBeToken)
            to = Tokens(start, end);
        if ((reasons & PlaceReasons.Name) != 0 && start >= _namedTo && (hasStem || SuspectStems.IsShort(word) || IsSignature(word, end)))
            _namedTo = NamedSecrets.Match(text, start, end, ref _names, ref _findings);
        if ((reasons & PlaceReasons.Program) != 0 && (next & CharClass.Gap) != 0 && word.Length > 1)
            Command(start, end);
        if (to > end)
            _runFloor = to;
        return to;
    }

    private void Command(int start, int end)
    {
        ReadOnlySpan<char> word = _text[start..end];
        if (word[0] == '-')
        {
            if (start >= _loginTo && LoginFlags.Is(word))
                _loginTo = LoginFlags.Match(_text, end, ref _findings);
        }
        else if (start >= _commandTo && CommandIndex.FormsOf(word) is CommandForms forms && !CommandGlance.Passes(_map, _text, end, forms))
        {
            _commandTo = CommandSecrets.Match(_text, start, end, forms, ref _findings);
            _loginTo = forms.TellsUser ? _commandTo : _loginTo;
        }
    }

    private readonly bool IsSignature(ReadOnlySpan<char> word, int end) => word.Length is 3 or 5 && end < _text.Length && _text[end] == '=' && word is "sig" or "appid";

    private int Tokens(int start, int end)
    {
        if (_text[start] == '-' && end - start >= PrivateKeys.MinDashes && PrivateKeys.Match(_text, start, ref _findings) is var keyEnd and > 0)
            return keyEnd;
        if (_text[start] == 'P' && PrivateKeys.MatchPutty(_text, start, end, ref _findings) is var linesEnd and > 0)
            return linesEnd;
        int to = end;
        if (IsDigest(start))
            return end;
        for (int i = start; i < end; i++)
        {
            // Inside a word only a prefix that ends in a mark tells enough.
            bool isInside = i > 0 && char.IsAsciiLetterOrDigit(_text[i - 1]);
            if ((!isInside || _text[i..Math.Min(end, i + MaxPrefix)].ContainsAny('-', '_', '.')) && TokenShapes.Match(_text, i, out string kind) is var tokenEnd and > 0)
            {
                _findings.Add(i, tokenEnd, kind);
                to = Math.Max(to, tokenEnd);
                i = tokenEnd - 1;
            }
            else if (end - i < WordReasons.MinGlued)
            {
                break;
            }

            // On to behind the next dot, hyphen or underscore, or to where a letter follows a digit or a capital a small letter: a token may be glued to a name.
            i = Math.Max(i, Math.Min(BeforeSeparator(i, end), end - WordReasons.MinGlued));
            while (++i < end && !StartsPart(_text[i - 1], _text[i]) && !(i == start + 2 && _text[start] == '-'))
            {
            }

            i--;
        }

        return to;
    }

    // The last place up to which no part has one of the marks within a prefix's length.
    private readonly int BeforeSeparator(int i, int end) =>
        i < end && char.IsAsciiLetterOrDigit(_text[i]) ? TokenAlphabets.EndOfLongRun(_text, i, end, TokenAlphabet.Alnum) - MaxPrefix : i;

    // sha256:…, SHA512-…: a digest, whatever its first letters are.
    private readonly bool IsDigest(int start) =>
        start >= 7 && _text[start - 1] is ':' or '-' && _text[(start - 7)..(start - 4)].Equals("sha", StringComparison.OrdinalIgnoreCase);

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

    // A run goes on over the marks that base64 and tokens have between their words, up to here.
    private void Run(int end)
    {
        MapRuns runs = _map.Runs;
        int start = runs.StartOf(end, _runFloor);
        if (end - start < WordMap.MinRun)
            return;
        if (end - start >= MinSignedRun)
            TokenShapes.MatchRun(_text, start, end, runs, ref _findings);
        if (!_isDecoded)
            EncodedText.Match(_text, start, end, ref _findings);
    }
}
