using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>A quotation mark as it is written: plain, behind backslashes because the text stands in a string itself, or spelled out as an escape.</summary>
/// <param name="Length">How many characters it takes; 0 for none.</param>
/// <param name="Mark">The mark itself.</param>
/// <param name="Backslashes">How many stand before it.</param>
/// <param name="Spelling">Its spelling where it is no mark: <c>\u0022</c>, <c>&amp;quot;</c>, <c>%22</c>; else null.</param>
internal readonly record struct Quote(int Length, char Mark, int Backslashes, string? Spelling)
{
    private const int MaxBackslashes = 15, MaxShell = 256;

    private const string ShellEscape = "'\\''", ShellQuoted = "'\"'\"'";

    private const ulong Openers = 0x4400000000000039;

    /// <summary>The quote that starts at <paramref name="i"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Quote At(ReadOnlySpan<char> text, int i) => i < text.Length && MayOpen(text[i]) ? Read(text, i) : default;

    /// <summary>How many characters the quote that starts at <paramref name="i"/> takes; 0 for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LengthAt(ReadOnlySpan<char> text, int i) => i < text.Length && MayOpen(text[i]) ? Read(text, i).Length : 0;

    // " % & ' \ `, a bit for each from the first one on, and curly ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayOpen(char c) => (uint)(c - '"') < 64 ? ((Openers >> (c - '"')) & 1) != 0 : c > 0x7F;

    private static Quote Read(ReadOnlySpan<char> text, int i)
    {
        if (SpellingAt(text, i) is { } spelling)
            return new Quote(spelling.Length, '\0', 0, spelling);
        int mark = i;
        while (mark < text.Length && text[mark] == '\\' && mark - i < MaxBackslashes)
            mark++;
        if (mark >= text.Length || text[mark] is not ('"' or '\'' or '`' or '“' or '”' or '‘' or '’' or '«'))
            return default;
        bool isTriple = mark == i && mark + 2 < text.Length && text[mark] is '"' or '\'' && text[mark + 1] == text[mark] && text[mark + 2] == text[mark];
        return new Quote(isTriple ? 3 : mark - i + 1, text[mark], mark - i, null);
    }

    private static string? SpellingAt(ReadOnlySpan<char> text, int i)
    {
        if (i + 2 >= text.Length)
            return null;
        return text[i] switch
        {
            '\\' when text[i + 1] == 'u' => Either(text[i..], "\\u0022", "\\u0027"),
            '&' when text[i + 1] == '#' => Either(text[i..], "&#34;", "&#39;"),
            '&' => Either(text[i..], "&quot;", "&apos;"),
            '%' => Either(text[i..], "%22", "%27"),
            // An apostrophe inside a shell's apostrophes, which closes what it opened.
            '\'' when Either(text[i..], ShellEscape, ShellQuoted) is string spelling => EndIn(text[(i + spelling.Length)..Math.Min(text.Length, i + MaxShell)], spelling) ? spelling : null,
            _ => null,
        };
    }

    private static bool EndIn(ReadOnlySpan<char> text, string spelling) => text.IndexOf(spelling) is >= 0 and var end && !text[..end].ContainsAny('\n', '\'');

    private static string? Either(ReadOnlySpan<char> text, string one, string other) =>
        text.StartsWith(one, StringComparison.Ordinal) ? one : text.StartsWith(other, StringComparison.Ordinal) ? other : null;

    /// <summary>Where in the text behind it the quote closes; where it does not, the end of the line.</summary>
    public int EndIn(ReadOnlySpan<char> text)
    {
        if (Spelling is not null)
            return text.IndexOf(Spelling) is var spelled and >= 0 ? spelled : EndOfLine(text);
        if (Length == 3 && Backslashes == 0)
            return text.IndexOf([Mark, Mark, Mark]) is var tripled and >= 0 ? tripled : text.Length;
        char close = Mark switch { '“' => '”', '‘' => '’', '«' => '»', _ => Mark };
        for (int i = 0; i < text.Length; i++)
        {
            int next = text[i..].IndexOfAny(close, '\n');
            if (next < 0)
                return text.Length;
            i += next;
            if (text[i] == '\n')
            {
                if (Mark != '`')
                    return EndOfLine(text);
                continue;
            }

            int backslashes = 0;
            while (backslashes < i && backslashes < MaxBackslashes && text[i - 1 - backslashes] == '\\')
                backslashes++;
            // One more backslash than the opening has escapes it; as many or fewer close it.
            if (Backslashes == 0 ? (backslashes & 1) == 0 : backslashes <= Backslashes)
                return i - Math.Min(backslashes, Backslashes);
        }

        return text.Length;
    }

    /// <summary>How long the apostrophe is that a shell writes inside apostrophes, <c>'\''</c> or <c>'"'"'</c>, where one starts; else 0.</summary>
    public static int ShellApostrophe(ReadOnlySpan<char> text, int i) => text[i] == '\'' ? Either(text[i..], ShellEscape, ShellQuoted)?.Length ?? 0 : 0;

    private static int EndOfLine(ReadOnlySpan<char> text) => text.IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length;
}
