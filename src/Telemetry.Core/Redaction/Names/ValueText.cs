using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>Where a value starts and ends in a text: quoted at any depth of escaping, or bare.</summary>
/// <remarks>One number, because a pair goes through memory each time that it is returned.</remarks>
internal readonly struct ValueText
{
    // Longer secrets are armoured keys and tokens, which are known by their shape.
    private const int MaxQuoted = 8192, MaxBare = 4096;

    private static readonly SearchValues<char> s_bareEnds = SearchValues.Create(" \t\r\n\"'`;&|<>(){},");
    private static readonly SearchValues<char> s_blanks = SearchValues.Create(" \t\r\n");

    // The start, then the end, then whether there are quotes.
    private readonly ulong _place;

    /// <summary>A value.</summary>
    public ValueText(int start, int end, bool isQuoted) => _place = (ulong)(uint)start << 32 | (uint)end << 1 | (isQuoted ? 1u : 0);

    /// <summary>No value.</summary>
    public static ValueText None => default;

    /// <summary>Where it starts, behind its quote.</summary>
    public int Start => (int)(_place >> 32);

    /// <summary>Where it ends, before its quote.</summary>
    public int End => (int)((uint)_place >> 1);

    /// <summary>Whether it stands in quotes.</summary>
    public bool IsQuoted => (_place & 1) != 0;

    /// <summary>Whether there is anything at all.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>The value that starts at <paramref name="i"/>, blanks before it skipped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="i">Where to look.</param>
    /// <param name="isLine">Whether the name opens its line, as in a file of settings: a bare value may then hold any mark.</param>
    public static ValueText Read(ReadOnlySpan<char> text, int i, bool isLine = false)
    {
        i = CharClass.SkipBlanks(text, i);
        i = SkipPrefix(text, i);
        return Quote.At(text, i) is { Length: > 0 } quote ? ReadQuoted(text, i, quote) : ReadBare(text, i, isLine);
    }

    /// <summary>A bare value without what belongs to its surroundings: the fragment of its URL, the slash that ends an editor's command.</summary>
    public ValueText Trimmed(ReadOnlySpan<char> text, bool isQuery)
    {
        ReadOnlySpan<char> value = text[Start..End];
        if (isQuery && value.IndexOf('#') is var fragment and >= 0)
            return new ValueText(Start, Start + fragment, IsQuoted);
        return value.Length > 1 && value[^1] is '/' or '|' && End < text.Length && text[End] is '\'' or '"' ? new ValueText(Start, End - 1, IsQuoted) : this;
    }

    // r"", b'', f"", $'', @"", N'': one or two letters or marks that belong to the quote.
    private static int SkipPrefix(ReadOnlySpan<char> text, int i)
    {
        int end = i;
        while (end < text.Length && end - i < 2 && text[end] is 'r' or 'R' or 'b' or 'B' or 'f' or 'F' or 'u' or 'U' or 'N' or 'L' or 'q' or '$' or '@')
            end++;
        return end > i && end < text.Length && text[end] is '"' or '\'' ? end : i;
    }

    private static ValueText ReadQuoted(ReadOnlySpan<char> text, int i, Quote quote)
    {
        int start = i + quote.Length;
        ReadOnlySpan<char> window = text[start..Math.Min(text.Length, start + MaxQuoted)];
        int end = quote.EndIn(window);
        // 'it''s', 'it'\''s': the apostrophe does not end the value.
        while (quote is { Mark: '\'', Length: 1 } && end > 0 && end + 2 < window.Length && window[end + 1] == '\'' && char.IsAsciiLetterOrDigit(window[end + 2]) && window[(end + 2)..].IndexOfAny('\'', '\n') is var rest and > 0 && window[end + 2 + rest] == '\'')
            end += 2 + rest;
        while (quote is { Mark: '\'', Length: 1 } && end < window.Length && Quote.ShellApostrophe(window, end) is var length and > 0 && window[(end + length)..].IndexOfAny('\'', '\n') is var more and >= 0)
            end += length + more;
        return new ValueText(start, start + end, true);
    }

    private static ValueText ReadBare(ReadOnlySpan<char> text, int i, bool isLine)
    {
        ReadOnlySpan<char> window = text[i..Math.Min(text.Length, i + MaxBare)];
        int end = EndOf(window, isLine && EndsItsLine(window) ? s_blanks : s_bareEnds);
        ReadOnlySpan<char> value = window[..end];
        while (value.Length > 0 && value[^1] is ',' or ';' or '.' or ':' or '\\')
            value = value[..^1];
        return new ValueText(i, i + value.Length, false);
    }

    // Up to the first of the ends, or to an escaped line end or quote: "A=x\nB=y" inside a string.
    private static int EndOf(ReadOnlySpan<char> window, SearchValues<char> ends)
    {
        int length = window.IndexOfAny(ends);
        if (length < 0)
            length = window.Length;
        for (int i = 0; i < length;)
        {
            int mark = window[i..length].IndexOfAny('\\', '%');
            if (mark < 0)
                break;
            i += mark;
            if (i + 1 < window.Length && (window[i] == '\\' ? window[i + 1] is 'n' or 'r' or 't' or '"' or '\'' or '\\' : window[i..].StartsWith("%26", StringComparison.Ordinal) || window[i..].StartsWith("%22", StringComparison.Ordinal) || window[i..].StartsWith("%3B", StringComparison.OrdinalIgnoreCase)))
                return i;
            i++;
        }

        return length;
    }

    // Nothing but a comment behind it.
    private static bool EndsItsLine(ReadOnlySpan<char> window)
    {
        int end = window.IndexOfAny(s_blanks);
        if (end < 0)
            return true;
        ReadOnlySpan<char> rest = window[end..].TrimStart(" \t");
        return rest.IsEmpty || rest[0] is '\r' or '\n' or '#' || rest.StartsWith("//", StringComparison.Ordinal);
    }
}
