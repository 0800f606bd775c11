namespace Telemetry.Redaction;

/// <summary>The values of a JSON object's members, judged together with their names.</summary>
internal static class MemberValue
{
    private const int MaxArrayName = 60, LongestEscape = 6;

    /// <summary>The value as it may be stored: a marker where it is the secret that its name promises, else without the secrets inside it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="promised">What its name promises.</param>
    /// <param name="known">What was found in other texts of the call; takes what is found in this one.</param>
    public static string Redact(string value, SensitiveName promised, SecretValues known)
    {
        if (!promised.IsSensitive || value.Length == 0 || Marker.Is(value))
            return TextRedaction.Apply(value, known: known);
        if (promised is { Kind: "authorization", IsWeak: false })
            return Headed("Authorization: ", value);
        if (promised.Kind == "cookie")
            return Headed("Cookie: ", value);
        // A connection string has parts of its own; without any it is whole.
        string redacted = TextRedaction.Apply(value, known: known);
        if (promised.Kind == "connection-string" && (redacted.Contains(Marker.Start, StringComparison.Ordinal) || redacted.Contains('=', StringComparison.Ordinal) || redacted.Contains("://", StringComparison.Ordinal)))
            return redacted;
        if (SecretValue.Is(value, promised, ValueContext.Member))
        {
            known.Add(value, promised.Kind);
            return Marker.Of(promised.Kind);
        }

        // What is left is judged as well, as it would be when the line is redacted again.
        return !ReferenceEquals(redacted, value) && SecretValue.Is(redacted, promised, ValueContext.Member) ? Marker.Of(promised.Kind) : redacted;
    }

    /// <summary>Whether all that stands under the name is the secret, however it is built: {"password": {"value": "…"}}. Under credentials and tokens there are names and ids too.</summary>
    public static bool IsWholeSecret(SensitiveName promised) =>
        promised is { IsWeak: false, IsInherited: false, Kind: "password" or "secret" or "api-key" or "private-key" or "seed-phrase" or "connection-string" };

    /// <summary>Whether a number is the secret that its name promises: a PIN, a one-time code, a password of digits.</summary>
    public static bool IsSecretNumber(ReadOnlySpan<byte> digits, SensitiveName promised) =>
        promised is { IsSensitive: true, IsInherited: false } && (promised.Kind is "password" || (promised.Kind == "one-time-code" && digits.Length >= 3) || (!promised.IsWeak && digits.Length >= 5)) && !digits.ContainsAny((byte)'.', (byte)'-');

    /// <summary>Whether an array's item, as it is written, may be short enough for a name: a longer one is not decoded to find out.</summary>
    public static bool MayName(ReadOnlySpan<byte> written) => written.Length <= MaxArrayName * LongestEscape;

    /// <summary>What an array's item promises of the next one.</summary>
    public static SensitiveName NameIn(string item)
    {
        if (item.Length > MaxArrayName || item.Length < 3)
            return SensitiveName.None;
        ReadOnlySpan<char> name = item.AsSpan().TrimStart('-').TrimEnd(": ");
        foreach (char c in name)
        {
            if (!CharClass.IsWord(c))
                return SensitiveName.None;
        }

        SensitiveName promised = SensitiveNames.Of(name);
        return SecretLook.Of(name).IsRandom ? SensitiveName.None : promised;
    }

    // The rules for headers read the header's name first.
    private static string Headed(string name, string value)
    {
        string redacted = TextRedaction.Apply(name + value, TextRedaction.MaxLength + name.Length);
        return redacted.StartsWith(name, StringComparison.Ordinal) ? redacted[name.Length..] : redacted;
    }
}
