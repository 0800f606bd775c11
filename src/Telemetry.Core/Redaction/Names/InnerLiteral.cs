namespace Telemetry.Redaction;

/// <summary>A literal that stands a little behind its name: wrapped in a call, or the other choice of a lookup.</summary>
internal static class InnerLiteral
{
    private const int MaxCallee = 60, MaxType = 40;

    /// <summary>The literal of <c>SecretStr("…")</c>, <c>new SecureString("…")</c>, <c>process.env.X || "…"</c>; empty where none stands there.</summary>
    public static ValueText Read(ReadOnlySpan<char> text, int i)
    {
        int end = i, limit = Math.Min(text.Length, i + MaxCallee);
        while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or ':' or '?' or '&'))
            end++;
        if (end == i || end >= limit)
            return i < text.Length && text[i] is '&' or '[' or '?' ? TypedLiteral(text, i) : ValueText.None;
        if (text[end] == ' ' && text[i..end] is "new" or "await" or "return")
            return Read(text, end + 1);
        if (TypedLiteral(text, i) is { IsEmpty: false } typed)
            return typed;
        if (text[end] == '(' && !IsLookup(text[i..end]) && Quote.LengthAt(text, end + 1) > 0)
            return ValueText.Read(text, end + 1);
        int choice = CharClass.SkipBlanks(text, end);
        if (choice + 2 < text.Length && (text[choice..].StartsWith("||", StringComparison.Ordinal) || text[choice..].StartsWith("??", StringComparison.Ordinal) || text[choice..].StartsWith("?:", StringComparison.Ordinal) || text[choice..].StartsWith("or", StringComparison.Ordinal)))
        {
            int literal = CharClass.SkipBlanks(text, choice + 2);
            return Quote.LengthAt(text, literal) > 0 ? ValueText.Read(text, literal) : ValueText.None;
        }

        return ValueText.None;
    }

    /// <summary>Whether what is called looks up what its literal names: <c>getenv("NAME")</c>, <c>vault.get("path")</c>.</summary>
    public static bool IsLookup(ReadOnlySpan<char> callee) => callee.EndsWith("get", StringComparison.OrdinalIgnoreCase) || callee.Contains("env", StringComparison.OrdinalIgnoreCase);

    /// <summary>The literal behind a type: <c>api_key: str = "…"</c>, <c>const API_KEY: &amp;str = "…"</c>.</summary>
    public static ValueText TypedLiteral(ReadOnlySpan<char> text, int i)
    {
        int limit = Math.Min(text.Length, i + MaxType), end = i, blanks = 0;
        while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or '&' or '<' or '>' or '[' or ']' or '?' or ' ' or '\'' or '|') && blanks < 3)
            blanks += text[end++] == ' ' ? 1 : 0;
        if (end == i || end >= limit || text[end] != '=')
            return ValueText.None;
        int literal = CharClass.SkipBlanks(text, end + 1);
        return Quote.LengthAt(text, literal) > 0 ? ValueText.Read(text, literal) : ValueText.None;
    }
}
