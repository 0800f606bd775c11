using System.Text;
using System.Text.Json;
using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Takes out of a stored line what today's rules would not have stored: rules learn, and the lines from before stay.</summary>
/// <remarks>
/// Only strings that hold a secret change; every other byte of the line stays, unknown fields and foreign spelling included. Nothing is cut. A line
/// that is no JSON is searched as the text it is.
/// </remarks>
public static class StoredLine
{
    // Their names are the format's own: they promise no secret, whatever word is in them.
    private static readonly HashSet<string> s_ownNames = [.. Enum.GetValues<Field>().Where(field => field != Field.Params).Select(FieldNames.NameOf)];

    /// <summary>The line without its secrets.</summary>
    /// <param name="line">A line of the store, with or without its newline.</param>
    /// <param name="kinds">Counts what was taken out, by kind. Never a secret.</param>
    /// <returns>The new line; null where there is nothing to take out.</returns>
    public static byte[]? Scrub(ReadOnlySpan<byte> line, IDictionary<string, int> kinds)
    {
        try
        {
            var scrubbing = new JsonScrubbing(kinds);
            return scrubbing.Apply(line, s_ownNames);
        }
        catch (JsonException)
        {
            return ScrubText(line, kinds);
        }
    }

    // Latin-1 gives each byte a character and takes it back, whatever the bytes are; what secrets are known by is ASCII.
    private static byte[]? ScrubText(ReadOnlySpan<byte> line, IDictionary<string, int> kinds)
    {
        string text = Encoding.Latin1.GetString(line), clean = TextRedaction.Apply(text, int.MaxValue);
        if (clean == text)
            return null;
        MarkerCount.Add(text, clean, kinds);
        return Encoding.Latin1.GetBytes(clean);
    }
}
