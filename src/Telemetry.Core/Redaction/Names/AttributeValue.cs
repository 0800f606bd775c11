namespace Telemetry.Redaction;

/// <summary>A value that stands before the attribute that names it: <c>&lt;property value="…" name="password" /&gt;</c>.</summary>
internal static class AttributeValue
{
    private const int MaxTag = 160;

    private const string Attribute = " value=";

    /// <summary>The value before the name that starts at <paramref name="start"/>; empty where the name is no attribute's, or none stands there.</summary>
    public static ValueText Before(ReadOnlySpan<char> text, int start)
    {
        if (start < 2 || text[start - 1] is not ('"' or '\'') || text[start - 2] != '=')
            return ValueText.None;
        int floor = Math.Max(0, start - MaxTag);
        ReadOnlySpan<char> tag = text[floor..(start - 1)];
        int open = tag.LastIndexOf('<'), value = open < 0 ? -1 : tag[open..].IndexOf(Attribute);
        bool isName = tag.EndsWith("name=") || tag.EndsWith("key=");
        return isName && value > 0 && !tag[open..].Contains('>') ? ValueText.Read(text, floor + open + value + Attribute.Length) : ValueText.None;
    }
}
