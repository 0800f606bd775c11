namespace Telemetry.Redaction;

/// <summary>What stands between a name and its value.</summary>
internal enum NameForm
{
    /// <summary>No value can follow.</summary>
    None,

    /// <summary><c>=</c>, <c>:</c>, <c>:=</c>, <c>=&gt;</c> and their like.</summary>
    Separator,

    /// <summary>A flag and blanks.</summary>
    Flag,

    /// <summary><c>&lt;name&gt;</c>.</summary>
    Element,

    /// <summary>A quoted name and a comma.</summary>
    Argument,

    /// <summary><c>name("</c>.</summary>
    Call,

    /// <summary>Blanks: a sentence, or a language that needs no separator.</summary>
    Blank,

    /// <summary>The name is itself a value: <c>name: API_KEY</c>; what it names may follow.</summary>
    Sibling,
}

/// <summary>The form in which a value follows a name.</summary>
/// <param name="Form">The form.</param>
/// <param name="Position">Where the value starts, blanks before it included.</param>
/// <param name="IsTight">Whether an equals sign stands between them without any blank.</param>
internal readonly record struct NameFollow(NameForm Form, int Position, bool IsTight)
{
    private const int MaxClosers = 6;

    private static readonly NameFollow s_none = new(NameForm.None, 0, false);

    /// <summary>What follows the name that starts at <paramref name="start"/> and ends at <paramref name="end"/>.</summary>
    public static NameFollow Of(ReadOnlySpan<char> text, int start, int end, bool isFlag)
    {
        int i = AfterClosers(text, end, out bool isQuoted);
        int separator = CharClass.SkipBlanks(text, i);
        if (separator >= text.Length)
            return s_none;
        bool isSpaced = separator > i;
        switch (text[separator])
        {
            case '=':
                return AfterEquals(text, separator, isSpaced || isQuoted);
            case ':' when separator + 1 < text.Length && text[separator + 1] is ':' or '/' && !(isQuoted && text[separator + 1] == '/'):
                return s_none;
            case ':' when separator + 1 < text.Length && text[separator + 1] == '=':
                return new NameFollow(NameForm.Separator, separator + 2, false);
            case ':':
                return new NameFollow(NameForm.Separator, separator + 1, false);
            case '?' or '+' or '|' when separator + 1 < text.Length && text[separator + 1] == '=':
                return new NameFollow(NameForm.Separator, separator + 2, false);
            case '%' when text[separator..].StartsWith("%3D", StringComparison.OrdinalIgnoreCase) || text[separator..].StartsWith("%3A", StringComparison.OrdinalIgnoreCase):
                return new NameFollow(NameForm.Separator, separator + 3, true);
            case '>' when !isSpaced && start > 0 && text[start - 1] is '<' or ':':
                return new NameFollow(NameForm.Element, separator + 1, false);
            case ',' when isQuoted:
                return new NameFollow(NameForm.Argument, separator + 1, false);
            case ',' or ';' or '|':
                return new NameFollow(NameForm.Sibling, separator, false);
            case '(' when i == end && separator == i:
                return new NameFollow(NameForm.Call, separator + 1, false);
        }

        if (isSpaced && isFlag)
            return new NameFollow(NameForm.Flag, separator, false);
        if (isSpaced && !isQuoted)
            return new NameFollow(NameForm.Blank, separator, false);
        return isQuoted || text[separator] is '\n' or '\r' or '<' ? new NameFollow(NameForm.Sibling, i, false) : s_none;
    }

    private static NameFollow AfterEquals(ReadOnlySpan<char> text, int separator, bool isSpaced)
    {
        int i = separator + 1;
        if (i < text.Length && text[i] is '~' or '<')
            return s_none;
        // ==, === and => too: what a program compares a password with is one.
        while (i < text.Length && text[i] is '=' or '>' && i - separator < 3)
            i++;
        bool isTight = !isSpaced && i < text.Length && !CharClass.IsBlank(text[i]) && i == separator + 1;
        return new NameFollow(NameForm.Separator, i, isTight);
    }

    // Quotes at any depth, brackets of an index, the mark of an optional member.
    private static int AfterClosers(ReadOnlySpan<char> text, int i, out bool isQuoted)
    {
        isQuoted = false;
        for (int count = 0; count < MaxClosers && i < text.Length; count++)
        {
            if (Quote.At(text, i) is { Length: > 0 } quote)
            {
                isQuoted = true;
                i += quote.Length;
            }
            else if (text[i] == ']' || (text[i] is '?' or '!' && i + 1 < text.Length && text[i + 1] == ':') || (text[i] == ')' && isQuoted))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }
}
