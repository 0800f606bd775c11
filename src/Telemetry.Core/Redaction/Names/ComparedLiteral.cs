namespace Telemetry.Redaction;

/// <summary>A literal that a name is compared with, on its left: <c>if ("…" == password)</c>.</summary>
internal static class ComparedLiteral
{
    private const int MaxLength = 200;

    /// <summary>The literal before the comparison that ends where the name starts; empty where none stands there.</summary>
    public static ValueText Before(ReadOnlySpan<char> text, int nameStart)
    {
        int i = SkipBack(text, nameStart);
        if (i < 5 || text[i - 1] != '=' || text[i - 2] is not ('=' or '!'))
            return ValueText.None;
        i = SkipBack(text, text[i - 3] is '=' or '!' ? i - 3 : i - 2);
        if (i < 3 || text[i - 1] is not ('"' or '\''))
            return ValueText.None;
        int floor = Math.Max(0, i - 1 - MaxLength);
        int open = text[floor..(i - 1)].LastIndexOfAny(text[i - 1], '\n');
        return open < 0 || text[floor + open] == '\n' ? ValueText.None : new ValueText(floor + open + 1, i - 1, true);
    }

    private static int SkipBack(ReadOnlySpan<char> text, int i)
    {
        while (i > 0 && CharClass.IsBlank(text[i - 1]))
            i--;
        return i;
    }
}
