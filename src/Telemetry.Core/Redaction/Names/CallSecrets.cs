namespace Telemetry.Redaction;

/// <summary>Passwords and keys that only their place among a call's arguments tells: <c>login("jo", "…")</c>, <c>new PDO(dsn, user, "…")</c>, <c>jwt.sign(payload, "…")</c>.</summary>
internal static class CallSecrets
{
    private const int MaxCallee = 28, MaxArguments = 5, MaxLength = 240;

    /// <summary>Looks at the bracket at <paramref name="i"/> and adds the literal behind it that can only be a secret.</summary>
    /// <returns>Where to go on.</returns>
    public static int Match(ReadOnlySpan<char> text, int i, ref Findings findings)
    {
        if (i < 3 || !KnownCallee.MayEnd(text[i - 3], text[i - 2], text[i - 1]))
            return i + 1;
        int start = i;
        while (start > 0 && i - start <= MaxCallee && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
            start--;
        KnownCallee callee = KnownCallee.Of(text[..start], text[start..i]);
        if (!callee.IsKnown)
            return i + 1;
        var name = new SensitiveName(callee.Kind, false);
        ValueText found = ValueText.None;
        int at = i + 1, limit = Math.Min(text.Length, i + MaxLength);
        for (int argument = 0; argument < MaxArguments; argument++)
        {
            ValueText value = CallArgument.Read(text, limit, ref at);
            if (value.IsQuoted && callee.Takes(argument) && IsSecret(text[value.Start..value.End], callee, name))
                found = value;
            if (argument == callee.Place || at >= limit || text[at] != ',')
                break;
            at++;
        }

        if (!found.IsEmpty)
            findings.Add(found.Start, found.End, callee.Kind);
        return i + 1;
    }

    private static bool IsSecret(ReadOnlySpan<char> value, in KnownCallee callee, SensitiveName name)
    {
        if (callee.Place < 0)
            return SecretValue.Is(value, name, ValueContext.Argument);
        if (KnownCallee.IsAlgorithm(value) || value.Contains(' '))
            return false;
        return SecretValue.Is(value, name, ValueContext.Literal) || (callee.IsKey && value.Length >= 20 && !HarmlessValue.IsReference(value) && !HarmlessValue.IsPlaceholder(value));
    }
}
