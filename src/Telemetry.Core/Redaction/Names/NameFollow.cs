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
/// <remarks>One number, because a pair goes through memory each time that it is returned.</remarks>
internal readonly struct NameFollow
{
    private const int MaxClosers = 6, MaxMarks = 5, MaxAttributes = 80;

    // ! " % & ' ) ? [ \ ] `, a bit for each from the first one on.
    private const ulong Closers = 0x9C00000040000173;

    // The position, then the form, then whether it is tight.
    private readonly ulong _place;

    private NameFollow(NameForm form, int position, bool isTight) => _place = (ulong)(uint)position << 32 | (uint)form << 1 | (isTight ? 1u : 0);

    /// <summary>The form.</summary>
    public NameForm Form => (NameForm)((uint)_place >> 1);

    /// <summary>Where the value starts, blanks before it included.</summary>
    public int Position => (int)(_place >> 32);

    /// <summary>Whether an equals sign stands between them without any blank.</summary>
    public bool IsTight => (_place & 1) != 0;

    private static NameFollow None => default;

    /// <summary>What follows the name that starts at <paramref name="start"/> and ends at <paramref name="end"/>.</summary>
    public static NameFollow Of(ReadOnlySpan<char> text, int start, int end, bool isFlag)
    {
        int i = AfterClosers(text, end, out bool isQuoted);
        int separator = CharClass.SkipBlanks(text, i);
        if (separator >= text.Length)
            return None;
        bool isSpaced = separator > i;
        switch (text[separator])
        {
            case '=' or ':' or '?' or '+' or '|' or '>' or '!':
                return AfterMarks(text, start, separator, i, isSpaced || isQuoted);
            case '%' when text[separator..].StartsWith("%3D", StringComparison.OrdinalIgnoreCase) || text[separator..].StartsWith("%3A", StringComparison.OrdinalIgnoreCase):
                return new NameFollow(NameForm.Separator, separator + 3, true);
            case ',' when isQuoted:
                return new NameFollow(NameForm.Argument, separator + 1, false);
            // {password, <<"…">>}, {:password, "…"}
            case ',' when i == end && start > 0 && (text[start - 1] == '{' || (text[start - 1] == ':' && start > 1 && text[start - 2] == '{')) && OpensText(text, separator + 1) is var opening and > 0:
                return new NameFollow(NameForm.Argument, opening, false);
            case ',' or ';':
                return new NameFollow(NameForm.Sibling, separator, false);
            case '(' when i == end && separator == i:
                return new NameFollow(NameForm.Call, separator + 1, false);
        }

        if (isQuoted && isSpaced && char.IsAsciiLetter(text[separator]) && IsNamed(text, start) && ContentOf(text, separator) is var content and > 0)
            return new NameFollow(NameForm.Element, content, false);
        if (i == end && text[i] == '\t')
            return new NameFollow(NameForm.Sibling, i, false);
        if (isSpaced && isFlag)
            return new NameFollow(NameForm.Flag, separator, false);
        if (isSpaced && !isQuoted && text[separator] is not ('\n' or '\r'))
            return new NameFollow(NameForm.Blank, separator, false);
        return isQuoted || text[separator] is '\n' or '\r' or '<' ? new NameFollow(NameForm.Sibling, i, false) : None;
    }

    // =, :, :=, =>, ==, ?=, ||= and what else languages put between a name and its value.
    private static NameFollow AfterMarks(ReadOnlySpan<char> text, int start, int separator, int nameEnd, bool isSpaced)
    {
        int i = separator;
        bool hasEquals = false;
        while (i < text.Length && i - separator < MaxMarks && text[i] is '=' or ':' or '?' or '+' or '|' or '>' or '!')
            hasEquals |= text[i++] == '=';
        int length = i - separator;
        char first = text[separator];
        if (first == '>' && length == 1)
            return separator == nameEnd && start > 0 && (text[start - 1] is '<' or ':' || IsNamed(text, start)) ? new NameFollow(NameForm.Element, i, false) : None;
        if (first == '|' && length == 1)
            return new NameFollow(NameForm.Sibling, separator, false);
        // Token::Parse, http://, a ? b : c, not equal.
        bool isOther = first == ':' && length == 1 ? i < text.Length && text[i] == '/' && i + 1 < text.Length && text[i + 1] == '/' : !hasEquals;
        // What is not equal to a literal is compared with it all the same.
        if (first == '!' && Quote.LengthAt(text, CharClass.SkipBlanks(text, i)) == 0)
            return None;
        if (isOther || (i < text.Length && text[i] is '~' or '<'))
            return None;
        bool isTight = !isSpaced && first == '=' && length == 1 && i < text.Length && !CharClass.IsBlank(text[i]);
        return new NameFollow(NameForm.Separator, i, isTight);
    }

    // <string name="api_key">, <entry key="db.password">
    private static bool IsNamed(ReadOnlySpan<char> text, int start)
    {
        while (start > 0 && CharClass.IsWord(text[start - 1]))
            start--;
        return start > 6 && text[start - 1] is '"' or '\'' && (text[..(start - 1)].EndsWith(" name=", StringComparison.OrdinalIgnoreCase) || text[..(start - 1)].EndsWith(" key=", StringComparison.OrdinalIgnoreCase));
    }

    private static int OpensText(ReadOnlySpan<char> text, int i)
    {
        i = CharClass.SkipBlanks(text, i);
        if (text[i..].StartsWith("<<", StringComparison.Ordinal))
            i += 2;
        return Quote.LengthAt(text, i) > 0 ? i : -1;
    }

    // Behind attributes that hold no value: <string name="api_key" translatable="false">
    private static int ContentOf(ReadOnlySpan<char> text, int i)
    {
        ReadOnlySpan<char> rest = text[i..Math.Min(text.Length, i + MaxAttributes)];
        int end = rest.IndexOf('>');
        return end > 0 && rest[end - 1] is '"' or '\'' && !rest[..end].Contains("value", StringComparison.OrdinalIgnoreCase) && !rest[..end].Contains('<') ? i + end + 1 : -1;
    }

    // Quotes at any depth, brackets of an index, the mark of an optional member.
    private static int AfterClosers(ReadOnlySpan<char> text, int i, out bool isQuoted)
    {
        isQuoted = false;
        for (int count = 0; count < MaxClosers && i < text.Length && MayClose(text[i]); count++)
        {
            if (Quote.LengthAt(text, i) is var length and > 0)
            {
                isQuoted = true;
                i += length;
            }
            else if (text[i] == '[' && text[i..Math.Min(text.Length, i + 6)].IndexOf(']') is var close and > 0 && !text.Slice(i + 1, close - 1).ContainsAnyExceptInRange('0', '9'))
            {
                i += close + 1;
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

    // A quote, a bracket, a mark; hardly anything that follows a word in a sentence or a call.
    private static bool MayClose(char c) => c > 0x7F || ((uint)(c - '!') < 64 && ((Closers >> (c - '!')) & 1) != 0);
}
