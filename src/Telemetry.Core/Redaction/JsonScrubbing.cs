using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Telemetry.Capture;

namespace Telemetry.Redaction;

/// <summary>Replaces in one JSON object the strings that hold a secret, and copies every other byte.</summary>
/// <remarks>
/// What a name gives away is decided by <see cref="JsonRedaction"/>, member by member: what it makes of a member is read along, token by token. It
/// also cuts, which is not wanted here, so a string is replaced by its whole redacted text, never by the cut one.
/// </remarks>
internal ref struct JsonScrubbing(IDictionary<string, int> kinds)
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 512 };

    private ArrayBufferWriter<byte>? _result;
    private ReadOnlySpan<byte> _line;
    private int _copied;

    /// <summary>The object without its secrets.</summary>
    /// <param name="line">The object, and blanks around it.</param>
    /// <param name="ownNames">Members whose name tells nothing of their value.</param>
    /// <returns>Null where it has none.</returns>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public byte[]? Apply(ReadOnlySpan<byte> line, HashSet<string> ownNames)
    {
        _line = line;
        var reader = new Utf8JsonReader(line, s_options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)reader.TokenStartIndex;
            if (ownNames.Contains(JsonText.Of(ref reader)))
            {
                ScrubTexts(ref reader, reader.CurrentDepth);
                continue;
            }

            Utf8JsonReader end = reader;
            end.Read();
            end.Skip();
            byte[] member = [(byte)'{', .. line[start..(int)end.BytesConsumed], (byte)'}'];
            var redacted = new Utf8JsonReader(JsonRedaction.Apply(member).Utf8.Span, s_options);
            redacted.Read();
            redacted.Read();
            ScrubMember(ref reader, ref redacted);
        }

        // What follows the object makes it no JSON.
        while (reader.Read())
        {
        }

        if (_result is null)
            return null;
        _result.Write(_line[_copied..]);
        return _result.WrittenSpan.ToArray();
    }

    // Both readers stand on the member's name.
    private void ScrubMember(ref Utf8JsonReader reader, ref Utf8JsonReader redacted)
    {
        int depth = reader.CurrentDepth;
        Scrub(ref reader);
        while (reader.Read())
        {
            if (!redacted.Read() || (reader.TokenType != redacted.TokenType && !IsMarker(ref redacted)))
            {
                // Too large or too deep to be redacted as a whole: what is left goes by its texts.
                ScrubTexts(ref reader, depth);
                return;
            }

            if (reader.TokenType != redacted.TokenType)
            {
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                Replace(start, (int)reader.BytesConsumed, "", JsonText.Of(ref redacted));
            }
            else if (reader.TokenType == JsonTokenType.PropertyName)
            {
                Scrub(ref reader);
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                string text = JsonText.Of(ref reader), clean = JsonText.Of(ref redacted);
                // A marker in place of the whole value is what the name before it makes of it; what is short was not cut.
                if (text != clean)
                    Replace((int)reader.TokenStartIndex, EndOfString(reader), text, Marker.Is(clean) || (text.Length <= TextRedaction.MaxLength && clean.Contains(Marker.Start, StringComparison.Ordinal)) ? clean : TextRedaction.Apply(text, int.MaxValue));
            }

            if (IsEndOfMember(reader, depth))
                return;
        }
    }

    // From the token that the reader stands on to the end of the member's value.
    private void ScrubTexts(ref Utf8JsonReader reader, int depth)
    {
        do
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                Scrub(ref reader);
        }
        while (!IsEndOfMember(reader, depth) && reader.Read());
    }

    private static bool IsEndOfMember(in Utf8JsonReader reader, int depth) =>
        reader.CurrentDepth <= depth && reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.StartObject or JsonTokenType.StartArray);

    private static bool IsMarker(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String && Marker.Is(JsonText.Of(ref reader));

    private void Scrub(ref Utf8JsonReader reader)
    {
        string text = JsonText.Of(ref reader);
        Replace((int)reader.TokenStartIndex, EndOfString(reader), text, TextRedaction.Apply(text, int.MaxValue));
    }

    private void Replace(int start, int end, string text, string clean)
    {
        if (text == clean)
            return;
        MarkerCount.Add(text, clean, kinds);
        _result ??= new ArrayBufferWriter<byte>(_line.Length + 64);
        _result.Write(_line[_copied..start]);
        _result.Write("\""u8);
        _result.Write(JsonEncodedText.Encode(clean, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        _result.Write("\""u8);
        _copied = end;
    }

    // With its quotes; after a name the reader has consumed the colon too.
    private static int EndOfString(in Utf8JsonReader reader) => (int)reader.TokenStartIndex + reader.ValueSpan.Length + 2;
}
