namespace Telemetry.Redaction;

/// <summary>Secrets that are known by the name before them: <c>export API_TOKEN=…</c>, <c>--password …</c>, <c>"apiKey": "…"</c>, <c>?token=…</c>, <c>Authorization: Bearer …</c>.</summary>
internal static class NamedSecrets
{
    // In what is no secret itself, names are looked for again; in a longer one they would be looked for again and again.
    private const int MaxInner = 64;

    /// <summary>Looks at what follows a word that may be the name of a secret, and adds the secret.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the word starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="names">What is known of the names before.</param>
    /// <param name="findings">Receives the secret: name, separator, scheme word and quotes stay.</param>
    /// <returns>Up to where the text needs no second look for names: the end of the value, or of the word.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, int end, ref KnownNames names, ref Findings findings)
    {
        int first = start;
        while (first < end && text[first] is '-' or '.')
            first++;
        // %3BPWD%3D
        if (first > 0 && text[first - 1] == '%' && end - first > 3 && char.IsAsciiHexDigit(text[first]) && char.IsAsciiHexDigit(text[first + 1]))
            first += 2;
        int last = end;
        while (last > first && text[last - 1] is '.' or '-')
            last--;
        // In //name:password@host the name is a user's.
        if (last - first < 2 || (first > 1 && text[first - 1] is '/' or '+' && MisleadingName.IsUser(text, first)))
            return end;
        if (!NameEndings.MayBeIn(text, first, last))
            return end;
        bool isFlag = first > start && text[start] == '-';
        // In a sentence the next word tells what follows.
        bool isProse = end + 1 < text.Length && text[end] == ' ' && char.IsAsciiLetter(text[end + 1]) && !isFlag;
        if (isProse && !Prose.MayMatch(text, end + 1))
            return end;
        ref KnownName known = ref names.At(text, first, last);
        if (known.Kind is { Length: 0 })
            return end;
        NameFollow follow = NameFollow.Of(text, first, end, isFlag);
        if (follow.Form == NameForm.Blank && !isProse && !Prose.MayMatch(text, follow.Position))
            return end;
        bool isLastColumn = end < text.Length && text[end] == ')';
        if (follow.Form == NameForm.None && !isLastColumn && (!(first > 4 && text[first - 1] is '=' or ' ') || ComparedLiteral.Before(text, first).IsEmpty))
            return end;
        // /creating-a-strong-password": "…": the end of a path is no name.
        if (follow is { Form: NameForm.Separator, IsTight: false } && first > 0 && text[first - 1] == '/' && Quote.LengthAt(text, end) > 0)
            return end;
        SensitiveName name;
        if (last - first == 2 && (text[first + 1] | 0x20) == 'y')
        {
            name = SqlPassword.NameOf(text, first, follow);
        }
        else if (text[first..last] is "appid")
        {
            // A key in OpenWeather's queries; elsewhere an id that anybody may know.
            name = first > 0 && text[first - 1] is '?' or '&' ? new SensitiveName("api-key", true) : SensitiveName.None;
        }
        else
        {
            // Asked last, because it costs most and few words have a value.
            known.Kind ??= SensitiveNames.KindOf(text[first..last], out known.IsWeak);
            name = new SensitiveName(known.Kind, known.IsWeak);
        }

        if (!name.IsSensitive || MisleadingName.Is(text, first, last, name, follow))
            return end;
        if (ComparedLiteral.Before(text, first) is { IsEmpty: false } compared)
            AddIf(text, compared, name, ValueContext.Literal, ref findings);
        if (AttributeValue.Before(text, first) is { IsEmpty: false } attribute)
            AddIf(text, attribute, name, ValueContext.Literal, ref findings);
        if (isLastColumn)
            InsertedValues.Match(text, first, end, name, ref findings);
        return follow.Form == NameForm.None ? end : Math.Max(end, Match(text, first, follow, name, ref names, ref findings));
    }

    private static int Match(ReadOnlySpan<char> text, int nameStart, NameFollow follow, SensitiveName name, ref KnownNames names, ref Findings findings)
    {
        if (follow.Form == NameForm.Separator && name.Kind is "authorization" or "credential" && LoginPair.Match(text, follow.Position, ref findings) is > 0 and int pairEnd)
            return pairEnd;
        if (follow.Form is NameForm.Argument or NameForm.Sibling && InsertedValues.Match(text, nameStart, follow.Position, name, ref findings))
            return follow.Position;
        switch (follow.Form)
        {
            case NameForm.Separator when name is { Kind: "authorization", IsWeak: false }:
                return HeaderSecrets.MatchAuthorization(text, follow.Position, ref findings);
            case NameForm.Separator when name.Kind == "cookie":
                return HeaderSecrets.MatchCookie(text, follow.Position, ref findings);
            case NameForm.Separator:
                return MatchValue(text, nameStart, follow, name, ref findings);
            case NameForm.Flag:
                return MatchFlag(text, follow, name, ref findings);
            case NameForm.Element:
                return MatchElement(text, follow, name, ref findings);
            case NameForm.Argument or NameForm.Call:
                return MatchArgument(text, follow, name, ref findings);
            case NameForm.Blank when name is { Kind: "authorization", IsWeak: false } && IsSetHeader(text, follow.Position):
                return HeaderSecrets.MatchAuthorization(text, follow.Position, ref findings);
            case NameForm.Blank:
                return Prose.Match(text, nameStart, follow.Position, name, ref findings);
            default:
                return SiblingSecrets.Match(text, nameStart, follow, name, ref names, ref findings);
        }
    }

    private static int MatchValue(ReadOnlySpan<char> text, int nameStart, NameFollow follow, SensitiveName name, ref Findings findings)
    {
        if (BlockScalar.Read(text, nameStart, follow.Position) is { IsEmpty: false } block)
            return AddIf(text, block, name, ValueContext.Literal, ref findings);
        bool isLine = LineStart.Is(text, nameStart);
        ValueText value = ValueText.Read(text, follow.Position, isLine);
        bool isQuery = !value.IsQuoted && follow.IsTight && nameStart > 0 && text[nameStart - 1] is '?' or '&';
        if (!value.IsQuoted)
            value = value.Trimmed(text, isQuery);
        if (name.Kind == "connection-string" && HasParts(text[value.Start..value.End]))
            return value.Start;
        if (!value.IsQuoted && InnerLiteral.Read(text, value.Start) is { IsEmpty: false } inner)
            return SecretValue.Is(text[inner.Start..inner.End], name, ValueContext.Argument) ? AddIf(text, inner, name, ValueContext.Argument, ref findings) : follow.Position;
        // ADMIN_PASSWORD: gravel_zephyr_paddle59. Code has no members of such names.
        bool isSetting = name.Kind == "password" && !value.IsQuoted && !text[nameStart..follow.Position].ContainsAnyInRange('a', 'z') && !text[value.Start..value.End].ContainsAny('.', '(', '[');
        ValueContext context = value.IsQuoted || (isSetting && !follow.IsTight) ? ValueContext.Literal : isQuery ? ValueContext.Query : follow.IsTight ? ValueContext.Assignment : ValueContext.Bare;
        // APP_KEY=base64:… names its encoding first.
        if (text[value.Start..value.End].StartsWith("base64:", StringComparison.Ordinal))
            value = new ValueText(value.Start + "base64:".Length, value.End, value.IsQuoted);
        // OP_TOKEN=ops_eyJz...: somebody left the rest out.
        bool isElided = !value.IsQuoted && text[value.End..].StartsWith("..", StringComparison.Ordinal);
        // TOKEN=`command`: what a shell puts there.
        bool isCommand = value.IsQuoted && follow.IsTight && text[follow.Position] == '`' && SecretLook.Of(text[value.Start..value.End]) is not { Blanks: 0, IsChosen: true };
        // ADMIN_PASSWORD='zenith drizzle orchid': no label of a form is set like that.
        if (value.IsQuoted && follow.IsTight && name.Kind == "password" && !text[nameStart..(follow.Position - 1)].ContainsAnyInRange('a', 'z') && SecretValue.IsPassphrase(text[value.Start..value.End]))
        {
            findings.Add(value.Start, value.End, name.Kind);
            return value.End;
        }

        bool isCall = isElided || isCommand || !value.IsQuoted && value.End < text.Length && text[value.End] is '(' or '[';
        return isCall ? value.End : AddIf(text, value, name, context, ref findings);
    }

    private static int MatchFlag(ReadOnlySpan<char> text, NameFollow follow, SensitiveName name, ref Findings findings)
    {
        ValueText value = ValueText.Read(text, follow.Position);
        // The next flag, or the end of a sentence that mentions this one.
        bool isNext = !value.IsEmpty && !value.IsQuoted && text[value.Start] == '-' && !SecretLook.Of(text[value.Start..value.End]).IsRandom;
        // docker build --secret id=npm,src=… names where the secret is.
        bool isMount = !value.IsQuoted && name.Kind == "secret" && text[value.Start..value.End].Contains('=');
        if (value.IsEmpty || isNext || isMount)
            return follow.Position;
        if (name is { Kind: "authorization", IsWeak: false })
            return HeaderSecrets.MatchAuthorization(text, follow.Position, ref findings);
        return AddIf(text, value, name, ValueContext.Flag, ref findings);
    }

    private static int MatchElement(ReadOnlySpan<char> text, NameFollow follow, SensitiveName name, ref Findings findings)
    {
        ReadOnlySpan<char> rest = text[follow.Position..Math.Min(text.Length, follow.Position + 4096)];
        int close = rest.IndexOf('<');
        // <Password><Value>…
        if (close >= 0 && rest[..close].Trim().IsEmpty && (rest[close..].StartsWith("<Value>", StringComparison.OrdinalIgnoreCase) || rest[close..].StartsWith("<string>", StringComparison.OrdinalIgnoreCase)))
        {
            int inner = follow.Position + close + rest[close..].IndexOf('>') + 1;
            int innerEnd = text[inner..Math.Min(text.Length, inner + 4096)].IndexOf('<');
            return innerEnd > 0 ? AddIf(text, new ValueText(inner, inner + innerEnd, false), name, ValueContext.Assignment, ref findings) : follow.Position;
        }

        // An element is closed; <password> in a template is not.
        if (close < 0 || close + 1 >= rest.Length || rest[close + 1] is not ('/' or '!'))
            return follow.Position;
        ReadOnlySpan<char> raw = rest[..close];
        ReadOnlySpan<char> value = raw.Trim();
        int start = follow.Position + (raw.Length - raw.TrimStart().Length);
        // Behind an attribute a label may stand as well.
        ValueContext context = text[follow.Position - 2] is '"' or '\'' ? ValueContext.Argument : ValueContext.Assignment;
        return AddIf(text, new ValueText(start, start + value.Length, false), name, context, ref findings);
    }

    private static int MatchArgument(ReadOnlySpan<char> text, NameFollow follow, SensitiveName name, ref Findings findings)
    {
        ValueText value = ValueText.Read(text, follow.Position);
        if (!value.IsQuoted)
            return follow.Position;
        if (name is { Kind: "authorization", IsWeak: false })
            return HeaderSecrets.MatchAuthorization(text, follow.Position, ref findings);
        // {"key": "access_token", "value": "…"}: the next literal is a name itself.
        if (follow.Form == NameForm.Argument && SiblingSecrets.IsValueWord(text[value.Start..value.End]))
            return SiblingSecrets.MatchPair(text, follow.Position, name, ref findings);
        // new NetworkCredential("user", "password").
        if (follow.Form == NameForm.Call && name.Kind == "credential" && SecondArgument(text, value) is { IsQuoted: true } second)
            value = second;
        return AddIf(text, value, name, ValueContext.Argument, ref findings);
    }

    private static ValueText SecondArgument(ReadOnlySpan<char> text, ValueText first)
    {
        int i = CharClass.SkipBlanks(text, Math.Min(text.Length, first.End + 1));
        return i < text.Length && text[i] == ',' ? ValueText.Read(text, i + 1) : ValueText.None;
    }

    private static int AddIf(ReadOnlySpan<char> text, ValueText value, SensitiveName name, ValueContext context, ref Findings findings)
    {
        // A literal that starts with a blank is the code between two others.
        bool isBetween = !value.IsEmpty && value.IsQuoted && CharClass.IsBlank(text[value.Start]);
        bool isSecret = !isBetween && SecretValue.AddIf(text, value, name, context, ref findings);
        return isSecret || (!value.IsQuoted && value.End - value.Start >= MaxInner) ? value.End : value.Start;
    }

    // proxy_set_header Authorization "Basic …", http-request set-header Authorization Bearer\ …
    private static bool IsSetHeader(ReadOnlySpan<char> text, int i)
    {
        i = CharClass.SkipBlanks(text, i);
        if (Quote.LengthAt(text, i) > 0)
            return true;
        int end = i;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        return end > i && text[end..].StartsWith("\\ ", StringComparison.Ordinal);
    }

    // Server=…;Password=…: its parts have names of their own.
    private static bool HasParts(ReadOnlySpan<char> value) => value.Contains("://", StringComparison.Ordinal) || value.TrimEnd('=').Contains('=');
}
