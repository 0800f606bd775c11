namespace Telemetry.Redaction;

/// <summary>What redaction leaves in a secret's place.</summary>
internal static class Markers
{
    private const string Start = "[REDACTED:";

    /// <summary>True for a text that is nothing but a marker.</summary>
    public static bool IsOne(string text) => text.StartsWith(Start, StringComparison.Ordinal) && text.IndexOf(']') == text.Length - 1;

    /// <summary>Counts the markers that a text has more than it had, by kind.</summary>
    public static void Count(string before, string after, IDictionary<string, int> kinds)
    {
        Add(after, 1, kinds);
        Add(before, -1, kinds);
    }

    private static void Add(string text, int sign, IDictionary<string, int> kinds)
    {
        for (int i = text.IndexOf(Start, StringComparison.Ordinal); i >= 0; i = text.IndexOf(Start, i + 1, StringComparison.Ordinal))
        {
            int from = i + Start.Length, end = text.IndexOf(']', from);
            if (end < 0)
                return;
            string kind = text[from..end];
            kinds[kind] = kinds.TryGetValue(kind, out int count) ? count + sign : sign;
        }
    }
}
