using System.Numerics;

namespace Telemetry.Redaction;

/// <summary>A first look at a command: most hold nothing that the forms of their program select, and no other program, and need not be split.</summary>
/// <remarks>
/// Never wrong where it passes over a command. It takes for words, flags and the command's end what <see cref="CommandCursor"/> might take for them, and rather more; where
/// that cannot be told from single characters, as behind a backslash or in a substitution, it does not pass.
/// </remarks>
internal ref struct CommandGlance
{
    private const int MaxWindows = 4;

    private ulong _letters, _longFlags;
    private int _plain;
    private byte _quote;
    private bool _hasEnded;

    /// <summary>Whether nothing secret stands in the command but what other rules find.</summary>
    /// <param name="map">The text's map, filled at <paramref name="end"/>.</param>
    /// <param name="text">The text.</param>
    /// <param name="end">The end of the program's name.</param>
    /// <param name="forms">The program's forms.</param>
    public static bool Passes(scoped in WordMap map, ReadOnlySpan<char> text, int end, CommandForms forms)
    {
        if (text[end] != ' ')
            return false;
        ulong leads = forms.HasRequired ? FirstLead(text, end) : ulong.MaxValue;
        bool isAsked = !forms.IsPrinter && forms.MayLead(leads);
        var glance = new CommandGlance();
        int at = end;
        for (int windows = 0; windows < MaxWindows; windows++)
        {
            MapWindow window = map.WindowAt(at);
            int length = glance.Read(window, text.Length - at, forms.IsPrinter, isAsked);
            if (length < 0)
                return false;
            at += length;
            if (glance._hasEnded)
                return !EndsInProgram(text, end, at) && !(isAsked && forms.MayApply(new CommandTraits(glance._letters, glance._longFlags, glance._plain), leads));
        }

        return false;
    }

    // The bit of the first word, all where it is not plain.
    private static ulong FirstLead(ReadOnlySpan<char> text, int end)
    {
        int from = end;
        while (from < text.Length && text[from] == ' ')
            from++;
        int to = from;
        while (to < text.Length && CharClass.IsInRun(text[to]))
            to++;
        bool isPlain = to > from && text[from] != '-' && (to == text.Length || text[to] is ' ' or '\n');
        return isPlain ? CommandTraits.Lead(text[from..to]) : ulong.MaxValue;
    }

    // A program behind which nothing stands is none of the map's.
    private static bool EndsInProgram(ReadOnlySpan<char> text, int from, int end)
    {
        int start = end;
        while (start > from && CharClass.IsWord(text[start - 1]))
            start--;
        return start < end && CommandIndex.FormsOf(text, start, end) is not null;
    }

    // How far the window was read, or -1 where the command must be split.
    private int Read(in MapWindow window, int left, bool isPrinter, bool isAsked)
    {
        ulong blanks = window.Equal(' ');
        int length = Specials(window, ~(window.Runs | blanks), left, isPrinter);
        ulong all = length == 64 ? ulong.MaxValue : (1UL << length) - 1;
        if (length < 0 || ((window.Programs | window.Accents) & all) != 0)
            return -1;
        return isAsked ? Words(window, blanks << 1 & ~blanks & all | (window[-1] == ' ' ? ~blanks & 1 : 0), length) : length;
    }

    // Goes from one character that is in no word to the next.
    private int Specials(in MapWindow window, ulong specials, int left, bool isPrinter)
    {
        for (; specials != 0; specials &= specials - 1)
        {
            int at = BitOperations.TrailingZeroCount(specials);
            if (at >= window.Length)
                return -1;
            byte c = window[at], before = window[at - 1], behind = window[at + 1];
            if (_quote != 0)
            {
                if (c is (byte)'\\' or (byte)'\n' or 0 || (c == _quote && behind is not ((byte)' ' or (byte)'\n' or (byte)';' or (byte)'|' or (byte)')' or (byte)'&') && at + 1 != left))
                    return -1;
                _quote = c == _quote ? (byte)0 : _quote;
                continue;
            }

            switch (c)
            {
                case (byte)'!' or (byte)'%' or (byte)'*' or (byte)':' or (byte)'?' or (byte)'@' or (byte)',' or (byte)'#' or (byte)'[' or (byte)']' or (byte)'}':
                    break;
                case (byte)'"' or (byte)'\'' when before is (byte)' ' or (byte)'=' && behind != '-':
                    _quote = c;
                    break;
                case (byte)'$' when CharClass.IsWord((char)behind):
                    break;
                case (byte)'>' when !isPrinter && (before == ' ' || (before is (byte)'1' or (byte)'2' && window[at - 2] == ' ')):
                    if (behind == '&' && char.IsAsciiDigit((char)window[at + 2]) && at < 63)
                        specials &= specials - 1;
                    else if (behind is not ((byte)' ' or (byte)'/') && !CharClass.IsWord((char)behind))
                        return -1;
                    break;
                // (echo V) | smbpasswd
                case (byte)')' when isPrinter && (at > 61 || behind == '|' || (behind == ' ' && window[at + 2] == '|')):
                    return -1;
                case (byte)'\n' or (byte)'\r' or (byte)';' or (byte)'&' or (byte)'(' or (byte)')':
                case (byte)'|' when !isPrinter:
                case 0 when at == left:
                    _hasEnded = true;
                    return at;
                default:
                    return -1;
            }
        }

        return window.Length == 64 ? 64 : -1;
    }

    // Takes what the words begin with, and goes on at a flag that the window cuts.
    private int Words(in MapWindow window, ulong starts, int length)
    {
        _plain += BitOperations.PopCount(starts);
        for (ulong flags = starts & window.Equal('-'); flags != 0; flags &= flags - 1)
        {
            int start = BitOperations.TrailingZeroCount(flags), end = start + BitOperations.TrailingZeroCount(~(window.Runs >> start));
            if (end >= 64 && !_hasEnded)
                return start == 0 ? -1 : start;
            byte second = window[start + 1];
            if (end > start + 1)
                _plain--;
            if (second == '-')
                _longFlags |= CommandTraits.LongFlag((char)window[start + 2], (char)window[start + 3]);
            else if (window[end] == '#')
                return -1;
            else
                _letters |= 1UL << second | 1UL << window[end - 1];
        }

        return length;
    }
}
