using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Telemetry.Capture;
using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Parameters written again as an object, whatever of them a writer lets through: redacted texts, or shapes.</summary>
internal static class ParameterJson
{
    private static readonly JsonWriterOptions s_writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonReaderOptions s_reader = new() { MaxDepth = 512 };

    /// <summary>Writes the value that the reader stands at.</summary>
    public delegate void ValueWriter(ref Utf8JsonReader reader, Utf8JsonWriter writer);

    /// <summary>The parameters as the writer lets them through. A value that is no object becomes the member <c>value</c> of one.</summary>
    /// <returns>Where the value cannot be read to its end, an object that says so and holds nothing of it.</returns>
    public static RedactedJson Of(ReadOnlySpan<byte> json, ValueWriter write)
    {
        try
        {
            return Written(json, write);
        }
#pragma warning disable CA1031 // Whatever went wrong, nothing of the raw value must get through.
        catch (Exception)
#pragma warning restore CA1031
        {
            return new RedactedJson("{\"…redaction\":\"failed\"}"u8.ToArray());
        }
    }

    /// <summary>Whether so much is written that what follows is left out.</summary>
    public static bool IsFull(Utf8JsonWriter writer, int maxBytes) => writer.BytesCommitted + writer.BytesPending > maxBytes;

    private static RedactedJson Written(ReadOnlySpan<byte> json, ValueWriter write)
    {
        json = LongStrings.Cut(json);
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, s_writer);
        var reader = new Utf8JsonReader(json, s_reader);
        bool isEmpty = json.IsEmpty || !reader.Read();
        if (!isEmpty && reader.TokenType == JsonTokenType.StartObject)
        {
            write(ref reader, writer);
        }
        else
        {
            writer.WriteStartObject();
            if (!isEmpty)
            {
                writer.WritePropertyName("value"u8);
                write(ref reader, writer);
            }

            writer.WriteEndObject();
        }

        writer.Flush();
        return new RedactedJson(buffer.WrittenMemory);
    }
}
