namespace Telemetry.Redaction;

/// <summary>Counts what a redaction has left, by kind.</summary>
internal static class MarkerCount
{
    /// <summary>Counts the markers that a text has more than it had, by kind.</summary>
    public static void Add(string before, string after, IDictionary<string, int> kinds)
    {
        Add(after, 1, kinds);
        Add(before, -1, kinds);
    }

    private static void Add(string text, int sign, IDictionary<string, int> kinds)
    {
        for (int i = text.IndexOf(Marker.Start, StringComparison.Ordinal); i >= 0; i = text.IndexOf(Marker.Start, i + 1, StringComparison.Ordinal))
        {
            int from = i + Marker.Start.Length, end = text.IndexOf(']', from);
            if (end < 0)
                return;
            string kind = text[from..end];
            kinds[kind] = kinds.TryGetValue(kind, out int count) ? count + sign : sign;
        }
    }
}
