using System.Text.Json;
using Telemetry.Capture;

namespace Telemetry.Redaction;

/// <summary>The text of a JSON string that may have been cut before it was decoded.</summary>
internal static class CutText
{
    /// <summary>The text that the reader stands at; of one that may have been cut, no more than what is surely free of half a secret.</summary>
    /// <param name="reader">Stands at a string or at a member's name.</param>
    /// <param name="maxLength">How much may be left of a text that may have been cut; another one comes back whole.</param>
    public static string Of(ref Utf8JsonReader reader, int maxLength)
    {
        bool mayBeCut = reader.ValueSpan.Length >= LongStrings.MaxBytes / 2;
        string text = JsonText.Of(ref reader);
        return mayBeCut ? TextRedaction.ApplyToStart(text, maxLength) : text;
    }
}
