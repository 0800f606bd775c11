namespace Telemetry.Redaction;

/// <summary>A name that promises a secret, but not where it stands.</summary>
internal static class MisleadingName
{
    private const int MaxUser = 64, HashLength = 40;

    /// <summary>Whether what stands around the name says that another thing is meant.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the name starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="name">What it promises.</param>
    /// <param name="follow">What follows it.</param>
    public static bool Is(ReadOnlySpan<char> text, int start, int end, SensitiveName name, NameFollow follow)
    {
        // "Mot de passe", but not "ce qui se passe".
        if (text[start..end] is "passe")
            return !text[..start].EndsWith("ot de ", StringComparison.Ordinal);
        return name.IsWeak && (text[..start].EndsWith("public ", StringComparison.OrdinalIgnoreCase) || IsModule(text, start, end, follow));
    }

    /// <summary>Whether the name is a user's: <c>//gitlab+deploy-token:password@host</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the name starts, two characters at least from the text's start.</param>
    public static bool IsUser(ReadOnlySpan<char> text, int start)
    {
        int i = start - 1, limit = Math.Max(1, start - MaxUser);
        while (i > limit && (CharClass.IsWord(text[i]) || text[i] is '+' or '%'))
            i--;
        return text[i] == '/' && text[i - 1] == '/';
    }

    // "FirebaseAuth: 361a69ba…": a module beside the hash of its files.
    private static bool IsModule(ReadOnlySpan<char> text, int start, int end, NameFollow follow)
    {
        bool isTitle = follow is { Form: NameForm.Separator, IsTight: false } && end - start > 4 && char.IsAsciiLetterUpper(text[start]) && text[..end].EndsWith("Auth", StringComparison.Ordinal);
        return isTitle && ValueText.Read(text, follow.Position) is var value && value.End - value.Start == HashLength && TokenAlphabets.HasAll(TokenAlphabet.Hex, text[value.Start..value.End]);
    }
}
