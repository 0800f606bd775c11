namespace Telemetry.Redaction;

/// <summary>A password beside its user, behind one name for both: <c>auth=("jo", "…")</c>, <c>Credentials: admin / …</c>.</summary>
internal static class LoginPair
{
    private const int MaxUser = 60;

    /// <summary>Adds the password.</summary>
    /// <param name="text">The text.</param>
    /// <param name="i">Where the pair would start.</param>
    /// <param name="findings">Takes it.</param>
    /// <returns>Where it ends; -1 where no pair stands there.</returns>
    public static int Match(ReadOnlySpan<char> text, int i, ref Findings findings)
    {
        i = CharClass.SkipBlanks(text, i);
        if (i >= text.Length)
            return -1;
        ValueText password = text[i] is '(' or '[' ? BehindComma(text, i + 1) : BehindSlash(text, i);
        return !password.IsEmpty && SecretValue.AddIf(text, password, new SensitiveName("password", false), ValueContext.Argument, ref findings) ? password.End : -1;
    }

    private static ValueText BehindComma(ReadOnlySpan<char> text, int i)
    {
        ValueText user = ValueText.Read(text, i);
        int comma = user.IsQuoted ? CharClass.SkipBlanks(text, Math.Min(text.Length, user.End + 1)) : text.Length;
        ValueText second = comma < text.Length && text[comma] == ',' ? ValueText.Read(text, comma + 1) : ValueText.None;
        return second.IsQuoted ? second : ValueText.None;
    }

    // A user is a word, perhaps in the quotes of code.
    private static ValueText BehindSlash(ReadOnlySpan<char> text, int i)
    {
        int limit = Math.Min(text.Length, i + MaxUser), at = i;
        while (at < limit && (CharClass.IsWord(text[at]) || text[at] is '@' or '`'))
            at++;
        return at > i && text[at..].StartsWith(" / ", StringComparison.Ordinal) ? ValueText.Read(text, at + 3).Trimmed(text, false) : ValueText.None;
    }
}
