using Telemetry.Capture;

namespace Telemetry.Import;

/// <summary>A text that stands the same in most lines of a transcript: decoded once for each run of equal ones.</summary>
internal sealed class RepeatedText
{
    private byte[] _json = [];
    private string? _text;

    /// <summary>The JSON string's text; null for any other value.</summary>
    public string? Of(ReadOnlySpan<byte> json)
    {
        if (!json.SequenceEqual(_json))
        {
            _text = JsonText.OfValue(json);
            _json = json.ToArray();
        }

        return _text;
    }
}
