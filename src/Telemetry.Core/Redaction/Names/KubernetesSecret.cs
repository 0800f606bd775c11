namespace Telemetry.Redaction;

/// <summary>The values of a Kubernetes Secret: whatever stands under <c>data</c>, and what looks chosen under <c>stringData</c>.</summary>
internal static class KubernetesSecret
{
    private const int MaxLength = 8192;

    /// <summary>Whether the word that starts at <paramref name="start"/> is the kind of an object: <c>kind: Secret</c>.</summary>
    public static bool IsKind(ReadOnlySpan<char> text, int start)
    {
        int i = start;
        while (i > 0 && text[i - 1] is ' ' or '"' or '\'')
            i--;
        return i >= 5 && text[i - 1] == ':' && text[..(i - 1)].TrimEnd("\"'").EndsWith("kind", StringComparison.Ordinal) && text[start..].StartsWith("Secret", StringComparison.Ordinal)
            && (start + 6 >= text.Length || !char.IsAsciiLetterOrDigit(text[start + 6]));
    }

    /// <summary>Adds the values below.</summary>
    /// <returns>Where the document ends.</returns>
    public static int Match(ReadOnlySpan<char> text, int i, ref Findings findings)
    {
        int end = Math.Min(text.Length, i + MaxLength);
        if (text[i..end].IndexOf("\n---") is var document and >= 0)
            end = i + document;
        int section = -1;
        bool isEncoded = false;
        for (int line = StartOfObject(text, i); line < end;)
        {
            int next = text[line..end].IndexOf('\n') is var length and >= 0 ? line + length + 1 : end;
            ReadOnlySpan<char> content = text[line..next];
            int indent = content.Length - content.TrimStart(" \t").Length;
            ReadOnlySpan<char> trimmed = content.Trim();
            // The next object.
            if (line > i && trimmed.StartsWith("kind:", StringComparison.Ordinal))
                break;
            if (trimmed is "data:" or "stringData:")
                (section, isEncoded) = (indent, trimmed is "data:");
            else if (!trimmed.IsEmpty && indent <= section)
                section = -1;
            else if (section >= 0 && content.IndexOf(':') is var colon and > 0)
                AddValue(text, line + colon + 1, isEncoded, ref findings);
            line = next;
        }

        return i;
    }

    // Some tools sort an object's members, and data comes before kind.
    private static int StartOfObject(ReadOnlySpan<char> text, int i)
    {
        int floor = Math.Max(0, i - MaxLength), line = text[floor..i].LastIndexOf('\n');
        if (line <= 0)
            return floor == 0 ? 0 : i;
        ReadOnlySpan<char> before = text.Slice(floor, line);
        int other = Math.Max(before.LastIndexOf("\n---"), before.LastIndexOf("kind:"));
        return other >= 0 ? floor + other + 1 : floor == 0 ? 0 : i;
    }

    private static void AddValue(ReadOnlySpan<char> text, int i, bool isEncoded, ref Findings findings)
    {
        ValueText value = ValueText.Read(text, i, isLine: true);
        ReadOnlySpan<char> content = text[value.Start..value.End];
        if (content.Length >= 4 && !HarmlessValue.IsReference(content) && (isEncoded ? !content.ContainsAnyExcept(Base64Text.Characters) : SecretLook.Of(content).IsChosen))
            findings.Add(value.Start, value.End, "secret");
    }
}
