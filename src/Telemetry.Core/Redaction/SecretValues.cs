namespace Telemetry.Redaction;

/// <summary>The secrets that were found in a call: where one stands again, without its name, it is one too. So a comment, or an error's text, does not tell what was taken out above.</summary>
internal sealed class SecretValues
{
    // A short one may be a word, and a long one is known by its own shape.
    private const int MaxValues = 8, MinLength = 8, MaxLength = 128;

    private readonly List<(string Value, string Kind)> _values = [];

    /// <summary>Remembers what was found in a text.</summary>
    public void Add(ReadOnlySpan<char> text, IReadOnlyList<Finding> findings)
    {
        for (int i = 0; i < findings.Count && _values.Count < MaxValues; i++)
            Add(text[findings[i].Start..findings[i].End], findings[i].Kind);
    }

    /// <summary>Remembers a value, if nothing else is likely to read the same.</summary>
    public void Add(ReadOnlySpan<char> value, string kind)
    {
        if (value.Length is < MinLength or > MaxLength || _values.Count == MaxValues || value.Contains(Marker.Start, StringComparison.Ordinal))
            return;
        SecretLook look = SecretLook.Of(value);
        if (look.Blanks > 0 || !(look.IsRandom || look.IsChosen))
            return;
        foreach ((string known, _) in _values)
        {
            if (value.SequenceEqual(known))
                return;
        }

        _values.Add((value.ToString(), kind));
    }

    /// <summary>What was found in a text, and the places where a remembered value stands as a whole besides.</summary>
    /// <param name="text">The text.</param>
    /// <param name="findings">What was found in it, from left to right.</param>
    public IReadOnlyList<Finding> With(string text, IReadOnlyList<Finding> findings)
    {
        IReadOnlyList<Finding> all = findings;
        foreach ((string value, string kind) in _values)
        {
            Findings places = PlacesOf(text, value, kind, findings);
            if (places.Count > 0)
                all = Findings.Of(all, places.All).All;
        }

        return ReferenceEquals(all, findings) ? findings : Marker.KeepApart(text, Findings.Of(all, []));
    }

    private static Findings PlacesOf(string text, string value, string kind, IReadOnlyList<Finding> findings)
    {
        Findings places = default;
        int passed = 0;
        for (int start, at = 0; (start = text.IndexOf(value, at, StringComparison.Ordinal)) >= 0;)
        {
            int end = at = start + value.Length;
            while (passed < findings.Count && findings[passed].End < end)
                passed++;
            bool isFound = passed < findings.Count && findings[passed].Start <= start;
            if (!isFound && !(start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])) && !(end < text.Length && char.IsAsciiLetterOrDigit(text[end])))
                places.Add(start, end, kind);
        }

        return places;
    }
}
