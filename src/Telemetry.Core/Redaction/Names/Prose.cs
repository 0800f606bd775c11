using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>Secrets that follow their name without a separator: in a sentence, in SQL, in .netrc, in Dockerfiles.</summary>
internal static class Prose
{
    private const int MaxWords = 7;

    // So far ahead a secret may be, and what there must be of one: a digit, or the quote around it.
    private const int MaxDistance = 100;

    private static readonly SearchValues<char> s_needed = SearchValues.Create("0123456789\"'`“‘\\&%");

    /// <summary>Whether anything close behind can be a secret: what nearly all sentences about secrets fail.</summary>
    public static bool MayMatch(ReadOnlySpan<char> text, int i) => text[i..Math.Min(text.Length, i + MaxDistance)].ContainsAny(s_needed);

    /// <summary>Adds the first word behind the name that can only be a secret.</summary>
    /// <returns>Its end; else where the words behind the name start.</returns>
    public static int Match(ReadOnlySpan<char> text, int nameStart, int i, SensitiveName name, ref Findings findings)
    {
        ValueText value = ValueText.Read(text, i);
        if (value.IsEmpty || IsFile(text, nameStart, i))
            return i;
        // PASSWORD $$…$$ (PostgreSQL, 4.1.2.4).
        if (name.Kind == "password" && text[value.Start..].StartsWith("$$", StringComparison.Ordinal) && text[(value.Start + 2)..Math.Min(text.Length, value.Start + MaxDistance)].IndexOf("$$") is > 0 and var length)
            return AddIf(text, new ValueText(value.Start + 2, value.Start + 2 + length, true), name, ValueContext.Literal, ref findings);
        // var apiToken string = "…".
        if (InnerLiteral.TypedLiteral(text, value.Start) is { IsEmpty: false } typed)
            return AddIf(text, typed, name, ValueContext.Literal, ref findings);
        // PASSWORD '…', IDENTIFIED BY "…".
        if (value.IsQuoted)
            return AddIf(text, value, name, name.Kind == "password" ? ValueContext.Literal : ValueContext.Argument, ref findings);
        // A line of .netrc, redis.conf or a Dockerfile has nothing but name and value.
        bool opensLine = LineStart.Is(text, nameStart);
        if (opensLine && (value.End == text.Length || text[value.End] is '\n' or '\r') && SecretLook.Of(text[value.Start..value.End]).IsChosen && !name.IsWeak)
            return AddIf(text, value, name, ValueContext.Bare, ref findings);
        bool isLink = false;
        for (int word = 0; word < MaxWords && !value.IsEmpty; word++)
        {
            ReadOnlySpan<char> candidate = text[value.Start..value.End];
            // set-credentials jo --token=…: a flag has a name of its own.
            if (!value.IsQuoted && candidate.StartsWith("--", StringComparison.Ordinal))
                break;
            if (!candidate[..^1].Contains('=') && SecretValue.AddIf(text, value, name, ValueContext.Prose, ref findings))
                return value.End;

            // "the password for db1 is": a link may be followed by one word that is none.
            bool wasLink = isLink;
            isLink = IsLink(candidate);
            bool isFlag = candidate[0] == '-' && candidate.ContainsAnyExcept('-', ' ');
            if (isFlag || candidate[..^1].Contains('=') || ComesQuoted(text, value, name, wasLink, ref findings) || (!isLink && !wasLink && word > 0 && candidate.ContainsAnyExcept('-', ' ')) || value.End >= text.Length || !CharClass.IsBlank(text[value.End]) && text[value.End] != ':')
                break;
            value = ValueText.Read(text, text[value.End] == ':' ? value.End + 1 : value.End);
        }

        return i;
    }

    private static int AddIf(ReadOnlySpan<char> text, ValueText value, SensitiveName name, ValueContext context, ref Findings findings) =>
        SecretValue.AddIf(text, value, name, context, ref findings) ? value.End : value.Start;

    // The password is 'blooberry'.
    private static bool ComesQuoted(ReadOnlySpan<char> text, ValueText value, SensitiveName name, bool wasLink, ref Findings findings)
    {
        ReadOnlySpan<char> word = text[value.Start..value.End];
        if (!wasLink || !value.IsQuoted || name.Kind != "password" || word.Length < 5 || word.Contains(' ') || HarmlessValue.IsReference(word) || HarmlessValue.IsPlaceholder(word))
            return false;
        findings.Add(value.Start, value.End, name.Kind);
        return true;
    }

    private static bool IsLink(ReadOnlySpan<char> word) =>
        word is "is" or "was" or "are" or "to" or "as" or "for" or "of" or "the" or "on" or "in" or "value" or "user" or "account" or "new" or "current" or "old" or "with" or "=" or "set" or "being" or "called" or "provided" or "generated" or "this" or "session";

    // src/auth/token.ts 9fe751093b4c9d2f: a file's name promises nothing of the hash behind it.
    private static bool IsFile(ReadOnlySpan<char> text, int nameStart, int i)
    {
        ReadOnlySpan<char> name = text[nameStart..i].TrimEnd();
        int dot = name.LastIndexOf('.');
        if (dot > 0 && nameStart > 0 && text[nameStart - 1] is '/' or '\\')
            return true;
        return dot > 0 && name.Length - dot is >= 2 and <= 6 && !SensitiveNames.Of(name[(dot + 1)..]).IsSensitive;
    }
}
