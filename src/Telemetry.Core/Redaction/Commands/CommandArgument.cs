namespace Telemetry.Redaction;

/// <summary>The last question to an argument that a form selects: which part of it is a secret, if any.</summary>
internal static class CommandArgument
{
    /// <summary>Moves the bounds to the secret part of an argument.</summary>
    /// <param name="text">The text.</param>
    /// <param name="selector">What selected the argument.</param>
    /// <param name="start">Where the argument starts.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="name">The name that it belongs to, where the form says that the name tells.</param>
    /// <param name="isSure">It is attached to its flag or quoted, so no word of a sentence.</param>
    /// <param name="isCertain">A command stands here for certain.</param>
    /// <param name="kind">The kind that the form promises.</param>
    /// <returns>The kind of the secret, or null.</returns>
    public static string? KindOf(ReadOnlySpan<char> text, in CommandSelector selector, ref int start, ref int end, ReadOnlySpan<char> name, bool isSure, bool isCertain, string kind)
    {
        int secret = selector.SecretOffset(text[start..end]);
        if (secret < 0)
            return null;
        start += secret;
        if (selector.Has('/') && text[start..end].LastIndexOf('@') is > 0 and int at)
            end = start + at;
        // Of a cookie header the first is looked at.
        if (selector.Sort == '-' && selector.Has('?') && text[start..end].IndexOf(';') is > 0 and int next)
            end = start + next;
        (start, end) = CommandText.Unquoted(text, start, end);
        // The written line break of send "…\r" is none of it.
        if (end - start > 2 && text[end - 2] == '\\' && text[end - 1] is 'r' or 'n' && isSure)
            end -= 2;
        ReadOnlySpan<char> value = text[start..end];
        if (CommandValue.IsHarmless(value) || (!isSure && CommandValue.IsProse(value)))
            return null;
        if (selector.Has('n'))
        {
            if (CommandText.KindOfName(name) is not string named || (!isCertain && !CommandValue.LooksSecret(value)))
                return null;
            kind = named;
        }
        else if (selector.Has('v') || selector.Has('='))
        {
            ReadOnlySpan<char> key = selector.Sort == '*' ? name : text[..Math.Max(0, start)];
            if (CommandText.IsPlainKey(key) || (selector.Has('v') && CommandText.KindOfName(name) is null && !CommandValue.LooksSecret(value)))
                return null;
        }

        if ((selector.Has('?') || !isCertain) && !CommandValue.LooksSecret(value))
            return null;
        return kind;
    }
}
