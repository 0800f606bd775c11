namespace Telemetry.Redaction;

/// <summary>Small questions to the text of a command.</summary>
internal static class CommandText
{
    /// <summary>A value without the quotes around the whole of it, <c>$'…'</c> and <c>\"…\"</c> included; a closing quote may be missing.</summary>
    public static (int Start, int End) Unquoted(ReadOnlySpan<char> text, int start, int end)
    {
        if (start >= end)
            return (end, end);
        int apostrophe = Quote.ShellApostrophe(text, start);
        if (apostrophe > 0 && end - start >= 2 * apostrophe && text[..end].EndsWith(text.Slice(start, apostrophe)))
            return (start + apostrophe, end - apostrophe);
        int from = text[start] == '$' && start + 1 < end && text[start + 1] is '\'' or '"' ? start + 1 : start;
        CommandQuote quote = CommandQuote.At(text, from);
        if (!quote.IsPresent || from + quote.Length > end)
            return (start, end);
        int content = from + quote.Length;
        int close = quote.Close(text[..end], content, out int after);
        return after == end ? (content, Math.Max(content, close)) : (start, end);
    }

    /// <summary>The kind of secret that a setting's name promises: that of its last part, <c>github.token</c>, <c>//host/:_authToken</c>, <c>:_auth</c>.</summary>
    public static string? KindOfName(ReadOnlySpan<char> name)
    {
        // git's name for the identifier of a public key.
        if (name.Equals("user.signingkey", StringComparison.OrdinalIgnoreCase))
            return null;
        ReadOnlySpan<char> last = name[(name.LastIndexOfAny('.', ':', '/') + 1)..];
        return SensitiveNames.KindOf(last) ?? (last is "_auth" ? "credential" : null);
    }

    /// <summary>Whether a key, or the key before the end of a text, names a thing that is shown: <c>username=</c>.</summary>
    public static bool IsPlainKey(ReadOnlySpan<char> key)
    {
        key = key.TrimEnd("\"'\\=");
        int first = key.Length;
        while (first > 0 && (char.IsAsciiLetterOrDigit(key[first - 1]) || key[first - 1] is '_' or '-' or '.'))
            first--;
        return CommandValue.IsPlainName(key[first..]);
    }

    /// <summary>What stands before a separator; the rest goes on behind it.</summary>
    public static ReadOnlySpan<char> Cut(scoped ref ReadOnlySpan<char> rest, char separator)
    {
        int at = rest.IndexOf(separator);
        ReadOnlySpan<char> first = at < 0 ? rest : rest[..at];
        rest = at < 0 ? default : rest[(at + 1)..];
        return first;
    }

    /// <summary>Whether a program's name may have the character.</summary>
    public static bool IsInWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';

    /// <summary>Whether this can be the name before a <c>=</c>.</summary>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.' or ':' or '/'))
                return false;
        }

        return true;
    }

    /// <summary>Whether this can be a cluster of flags of one letter.</summary>
    public static bool IsLetters(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '#')
                return false;
        }

        return true;
    }
}
