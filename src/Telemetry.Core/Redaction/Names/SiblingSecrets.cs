namespace Telemetry.Redaction;

/// <summary>Secrets whose name is a value itself: <c>name: API_KEY</c> above <c>value: …</c>, a column of a table, the kind of a Kubernetes object.</summary>
internal static class SiblingSecrets
{
    private const int MaxDistance = 120, MaxWords = 6;

    private static readonly string[] s_valueWords =
        ["value", "values", "string", "default", "defaultvalue", "content", "text", "fill", "type", "sendkeys", "send_keys", "setvalue", "presssequentially", "press_sequentially", "plaintext", "val", "v", "data", "secret", "stringvalue", "inputvalue", "pass"];

    // Words that may stand between a name and its value: closing tags, other members of the same object.
    private static readonly string[] s_passing = ["key", "name", "ref", "field", "textbox", "label", "id", "encrypted", "sensitive", "false", "true", "first", "await", "page", "locator", "nth", "clear", "click", "scope", "stringprop", "argument"];

    /// <summary>Adds what belongs to the name that ends before <paramref name="follow"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="nameStart">Where the name starts.</param>
    /// <param name="follow">What follows it.</param>
    /// <param name="name">What it promises.</param>
    /// <param name="names">What is known of the names before.</param>
    /// <param name="findings">Takes the secrets.</param>
    /// <returns>Where to go on.</returns>
    public static int Match(ReadOnlySpan<char> text, int nameStart, NameFollow follow, SensitiveName name, ref KnownNames names, ref Findings findings)
    {
        if (KubernetesSecret.IsKind(text, nameStart))
            return KubernetesSecret.Match(text, follow.Position, ref findings);
        if (nameStart >= names.TableEnd && TableColumn.Match(text, nameStart, follow.Position, out int tableEnd, ref findings) is var headEnd and > 0)
        {
            names.TableEnd = tableEnd;
            return headEnd;
        }

        return text[follow.Position] == '|' ? MatchCell(text, nameStart, follow.Position + 1, name, ref findings) : MatchPair(text, follow.Position, name, ref findings);
    }

    // | Password | `…` |, and | DB_PASSWORD | … |: a setting's name has no type or description beside it.
    private static int MatchCell(ReadOnlySpan<char> text, int nameStart, int i, SensitiveName name, ref Findings findings)
    {
        ValueText value = ValueText.Read(text, i);
        ReadOnlySpan<char> cell = text[nameStart..(i - 1)];
        bool isSetting = cell.Contains('_') && !cell.ContainsAnyInRange('a', 'z');
        return SecretValue.AddIf(text, value, name, isSetting ? ValueContext.Bare : ValueContext.Argument, ref findings) ? value.End : i;
    }

    /// <summary>Whether members of this name hold what another member names.</summary>
    public static bool IsValueWord(ReadOnlySpan<char> word) => IsOneOf(word, s_valueWords);

    /// <summary>Adds the value of a member, element or call close behind.</summary>
    public static int MatchPair(ReadOnlySpan<char> text, int i, SensitiveName name, ref Findings findings)
    {
        int at = i, limit = Math.Min(text.Length, i + MaxDistance);
        for (int word = 0; word < MaxWords; word++)
        {
            while (at < limit && !char.IsAsciiLetter(text[at]))
            {
                // The object, the element or the statement is over.
                if (text[at] is '}' or '\\' || (text[at] == '\n' && at + 1 < limit && text[at + 1] is '\n' or '-'))
                    return i;
                at++;
            }

            int end = at;
            while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end == at)
                return i;
            ReadOnlySpan<char> found = text[at..end];
            if (IsOneOf(found, s_valueWords) && ValueBehind(text, at, end) is { IsEmpty: false } value)
                return SecretValue.AddIf(text, value, name, name.Kind == "password" ? ValueContext.Assignment : ValueContext.Literal, ref findings) ? value.End : i;

            if (!IsOneOf(found, s_passing) && !IsOneOf(found, s_valueWords))
                return i;
            at = end;
        }

        return i;
    }

    private static ValueText ValueBehind(ReadOnlySpan<char> text, int start, int end)
    {
        NameFollow follow = NameFollow.Of(text, start, end, isFlag: false);
        if (follow.Form is NameForm.Separator)
            return ValueText.Read(text, follow.Position) is var value && (value.IsQuoted || value.IsEmpty || !SecretValue.IsExpression(text[value.Start..value.End])) ? value : ValueText.None;
        if (follow.Form == NameForm.Call)
            return Quote.LengthAt(text, follow.Position) > 0 ? ValueText.Read(text, follow.Position) : ValueText.None;
        if (follow.Form != NameForm.Element)
            return ValueText.None;
        int close = text[follow.Position..].IndexOf('<');
        return close < 0 ? ValueText.None : new ValueText(follow.Position, follow.Position + close, false);
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] list)
    {
        foreach (string item in list)
        {
            if (word.Equals(item, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
