using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>How a value stands behind its name, which decides what it must look like to be taken for a secret.</summary>
internal enum ValueContext
{
    /// <summary><c>--password v</c>, <c>-storepass v</c>.</summary>
    Flag,

    /// <summary><c>NAME=v</c> without blanks: environment, form, connection string, query.</summary>
    Assignment,

    /// <summary><c>?name=v</c>: in a URL, names are written by programs, and any value is meant.</summary>
    Query,

    /// <summary><c>name = "v"</c>, <c>"name": "v"</c>: a literal beside its name.</summary>
    Literal,

    /// <summary><c>name = v</c>, <c>name: v</c>: an ini or YAML value, but also a variable, a type or the end of a sentence.</summary>
    Bare,

    /// <summary><c>set("name", "v")</c>, <c>["name", "v"]</c>, <c>name("v")</c>: mostly something else.</summary>
    Argument,

    /// <summary><c>the password is v</c>.</summary>
    Prose,

    /// <summary>The value of a member of a tool's parameters: names and values are apart, nothing else can be meant.</summary>
    Member,
}

/// <summary>Decides whether a value that stands behind the name of a secret is one.</summary>
internal static class SecretValue
{
    private static readonly SearchValues<char> s_brackets = SearchValues.Create("()[]{}<>"), s_marks = SearchValues.Create("!#$%^&*");

    /// <summary>Whether the value is a secret.</summary>
    public static bool Is(ReadOnlySpan<char> value, SensitiveName name, ValueContext context)
    {
        SecretLook look = SecretLook.Of(value);
        // Most words of a sentence are done with here.
        if (context is ValueContext.Prose or ValueContext.Argument && look.Digits == 0 && (!look.IsRandom || look.Length < 12))
            return false;
        if (context is ValueContext.Literal or ValueContext.Bare && look.Length < 12 && look.Blanks == 0 && !look.IsChosen && name.Kind != "one-time-code")
            return false;
        if (HarmlessValue.IsReference(value))
            return false;
        if (name.Kind == "one-time-code")
            return IsCode(value, look, name.IsWeak) || (!name.IsWeak && look.IsRandom);
        if (name.Kind == "seed-phrase")
            return look.Blanks >= 8 && look.Digits == 0;
        if (name.IsWeak)
            return look.IsRandom && !TokenBody.IsUuid(value) && !HarmlessValue.IsPath(value) && !value.StartsWith("0x", StringComparison.Ordinal);
        if (context != ValueContext.Member && HarmlessValue.IsPath(value))
            return false;
        if (context == ValueContext.Member && name.IsInherited)
            context = ValueContext.Literal;
        bool isPassword = name.Kind is "password" or "credential";
        return context switch
        {
            ValueContext.Member => (isPassword && !IsAnswer(value)) || look.IsChosen || (look.Length >= 16 && !IsName(value)),
            _ when HarmlessValue.IsPlaceholder(value) => false,
            ValueContext.Query => look.Length >= 3,
            ValueContext.Flag or ValueContext.Assignment => look.IsChosen || IsPlain(value, look, isPassword),
            ValueContext.Literal => look.Blanks > 0 ? !IsSentence(value) : look.IsChosen && !IsNumbered(value, look, isPassword) && (isPassword || look.Digits > 0 || look.Marks > 2 || look.IsRandom || HasInnerMark(value)) || IsLongWord(value, look) || (isPassword && look.Letters == look.Length && look.Uppers == 0 && look.Length >= 12 && HasFewVowels(value)) || (isPassword && IsPassphrase(value, '-')),
            ValueContext.Bare => (look.IsChosen && !IsExpression(value, look) && !IsNumbered(value, look, isPassword)) || (look.Digits == look.Length && look.Length >= 16) || (isPassword && IsPassphrase(value, '-')),
            ValueContext.Argument => (IsSure(value, look) && !IsName(value)) || (TokenBody.IsUuid(value) && look.Digits > 0),
            _ => IsSure(value, look) && !IsExpression(value, look) && !IsDate(value),
        };
    }

    /// <summary>Adds the value if it is a secret.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool AddIf(ReadOnlySpan<char> text, ValueText value, SensitiveName name, ValueContext context, ref Findings findings)
    {
        if (value.IsEmpty || !Is(text[value.Start..value.End], name, context))
            return false;
        findings.Add(value.Start, value.End, name.Kind);
        return true;
    }

    // A word or a number where only a password can stand. A short word behind a token's name is more often a state.
    private static bool IsPlain(ReadOnlySpan<char> value, SecretLook look, bool isPassword) =>
        isPassword ? look.Length >= 4 && look.Blanks == 0 && !value.Contains('(') : IsLongWord(value, look) || (look.Digits == look.Length && look.Length >= 10);

    // development#product: a mark where no name has one.
    private static bool HasInnerMark(ReadOnlySpan<char> value) => value.Length >= 10 && value[1..^1].ContainsAny(s_marks);

    private static bool IsLongWord(ReadOnlySpan<char> value, SecretLook look) =>
        look.Length >= 16 && (look.Digits == look.Length || (look.Letters == look.Length && (look.Uppers == 0 || look.Lowers == 0 || look.Turns >= 4) && HasFewVowels(value)));

    // Letters by chance are vowels in one place of five, words in two.
    private static bool HasFewVowels(ReadOnlySpan<char> value)
    {
        int vowels = 0;
        foreach (char c in value)
            vowels += (c | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' ? 1 : 0;
        return vowels * 10 <= value.Length * 3;
    }

    // token2, oauth2, v1: a word with a number at its end is a name, unless a password stands there.
    private static bool IsNumbered(ReadOnlySpan<char> value, SecretLook look, bool isPassword) =>
        !isPassword && look.Marks == 0 && look.Length < 12 && look.Turns <= 1 && char.IsAsciiLetter(value[0]);

    private static bool IsSure(ReadOnlySpan<char> value, SecretLook look) =>
        look.Blanks == 0 && look.Length >= 6 && !TokenBody.IsUuid(value) && (look.IsRandom || (look.Letters > 1 && look.Digits + look.Marks >= 2 && look.Length >= 8 && look.Digits > 0) || (look.Letters > 1 && look.Digits > 0 && look.Marks > 0));

    // auth_provider_x509_cert_url: words of small letters, of which one may have a number.
    private static bool IsName(ReadOnlySpan<char> value)
    {
        int words = 0, numbered = 0;
        foreach (Range part in value.Split('_'))
        {
            ReadOnlySpan<char> word = value[part];
            if (word.IsEmpty || !char.IsAsciiLetterLower(word[0]) || word.TrimEnd("0123456789").ContainsAnyExceptInRange('a', 'z'))
                return false;
            words++;
            numbered += char.IsAsciiDigit(word[^1]) ? 1 : 0;
        }

        return words >= 3 && numbered <= 1;
    }

    /// <summary>Whether it is a call, an index, a chain of names: code, not a value.</summary>
    public static bool IsExpression(ReadOnlySpan<char> value) => IsExpression(value, SecretLook.Of(value));

    private static bool IsExpression(ReadOnlySpan<char> value, SecretLook look)
    {
        if (look.IsRandom)
            return false;
        if (value.Contains("::", StringComparison.Ordinal) || value.Contains("->", StringComparison.Ordinal) || value.Contains("=>", StringComparison.Ordinal))
            return true;
        if (value.ContainsAny(s_brackets))
            return true;
        bool isChain = char.IsAsciiLetter(value[0]) || value[0] is '_' or '$';
        int dots = 0;
        char previous = '\0';
        foreach (char c in value)
        {
            // No member starts with a digit.
            isChain &= char.IsAsciiLetterOrDigit(c) ? !(previous == '.' && char.IsAsciiDigit(c)) : c is '_' or '.' or '?' or '!';
            dots += c is '.' or '_' ? 1 : 0;
            previous = c;
        }

        return isChain && dots > 0;
    }

    private static bool IsCode(ReadOnlySpan<char> value, SecretLook look, bool isWeak) => look.Digits == look.Length ? look.Length >= (isWeak ? 4 : 3) && look.Length <= 10 && !IsOneDigit(value) : !isWeak && look.Digits >= 6 && look.Letters + look.Marks == 0;

    /// <summary>Whether it is three or more words of small letters, as dice or a password keeper choose them, and no sentence.</summary>
    /// <param name="value">The value.</param>
    /// <param name="separator">What stands between the words.</param>
    public static bool IsPassphrase(ReadOnlySpan<char> value, char separator = ' ')
    {
        int words = 0;
        foreach (Range part in value.Split(separator))
        {
            ReadOnlySpan<char> word = value[part];
            if (word.Length is < 3 or > 12 || word.ContainsAnyExceptInRange('a', 'z') || IsSentenceWord(word))
                return false;
            words++;
        }

        return words is >= 3 and <= 8;
    }

    private static bool IsAnswer(ReadOnlySpan<char> value) => value is "yes" or "no" or "true" or "false" or "on" or "off" or "null" or "none" or "Yes" or "No" or "True" or "False";

    private static bool IsOneDigit(ReadOnlySpan<char> value) => value.IndexOfAnyExcept(value[0]) < 0;

    private static bool IsSentence(ReadOnlySpan<char> value)
    {
        foreach (Range part in value.Split(' '))
        {
            if (IsSentenceWord(value[part].Trim(".,:;!?'")))
                return true;
        }

        value = value.TrimEnd("?!.: ");
        // "Repeat it": a label has few words and neither digit nor mark; a sentence starts with a capital or ends with a stop.
        SecretLook look = SecretLook.Of(value);
        return look.Digits + look.Marks == 0 && (look.Blanks < 3 || look.Uppers + look.Others > 0);
    }

    private static bool IsSentenceWord(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[9];
        if (word.Length > lower.Length)
            return false;
        for (int i = 0; i < word.Length; i++)
            lower[i] = char.IsAsciiLetterUpper(word[i]) ? (char)(word[i] | 0x20) : word[i];
        return lower[..word.Length] is "your" or "please" or "enter" or "must" or "should" or "will" or "invalid" or "required" or "incorrect" or "password" or "passwords" or "token" or "tokens" or "secret" or "key" or "is" or "are" or "was"
            or "not" or "doesnt" or "doesn't" or "don't" or "does" or "failed" or "the" or "this";
    }

    private static bool IsDate(ReadOnlySpan<char> value) => value.Length >= 8 && char.IsAsciiDigit(value[0]) && (value[4] is '-' or '/' || value[2] is ':' or '.');
}
