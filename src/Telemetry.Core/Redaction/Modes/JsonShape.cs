using System.Text.Json;
using Telemetry.Capture;
using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Writes one JSON value again as its shape: the same members, no string, of a number its first digit and its size.</summary>
internal static class JsonShape
{
    // What lies behind would say little more; a line of shapes is a fraction of a line of texts.
    private const int MaxBytes = 8 * 1024, MaxDepth = 64, MaxNameLength = 40, MaxNameDigits = 3, MaxDigits = 20;

    // Strings of JSON that are this long may have been cut before they were decoded.
    private const int LongBytes = LongStrings.MaxBytes / 2 - 100;

    /// <summary>The parameters' shape.</summary>
    public static RedactedJson Of(ReadOnlySpan<byte> json, CallShape shape) =>
        ParameterJson.Of(json, (ref reader, writer) => WriteValue(ref reader, writer, shape, isCommand: false));

    private static void WriteMembers(ref Utf8JsonReader reader, Utf8JsonWriter writer, CallShape shape)
    {
        int omitted = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = JsonText.Of(ref reader);
            reader.Read();
            // A map's keys are the user's text where they are no identifiers.
            if (IsFull(writer) || !IsIdentifier(name))
            {
                omitted++;
                reader.Skip();
                continue;
            }

            writer.WritePropertyName(name);
            if (SensitiveNames.KindOf(name) is string kind && reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                writer.WriteStringValue($"[REDACTED:{kind}]");
                reader.Skip();
            }
            else
            {
                WriteValue(ref reader, writer, shape, name == "command");
            }
        }

        if (omitted > 0)
            writer.WriteNumber("…omitted", omitted);
    }

    private static void WriteValue(ref Utf8JsonReader reader, Utf8JsonWriter writer, CallShape shape, bool isCommand)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when writer.CurrentDepth >= MaxDepth:
                writer.WriteStringValue("…too deep");
                reader.Skip();
                break;
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                WriteMembers(ref reader, writer, shape);
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                WriteArray(ref reader, writer, shape);
                break;
            case JsonTokenType.String:
                bool isWhole = reader.ValueSpan.Length < LongBytes;
                string text = JsonText.Of(ref reader);
                writer.WriteStringValue(isCommand ? shape.OfCommand(text, isWhole) : shape.OfText(text, isWhole));
                break;
            case JsonTokenType.Number:
                WriteSize(reader.ValueSpan, writer);
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    private static void WriteArray(ref Utf8JsonReader reader, Utf8JsonWriter writer, CallShape shape)
    {
        writer.WriteStartArray();
        int omitted = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (IsFull(writer))
            {
                omitted++;
                reader.Skip();
                continue;
            }

            WriteValue(ref reader, writer, shape, isCommand: false);
        }

        if (omitted > 0)
            writer.WriteStringValue($"…{omitted} omitted");
        writer.WriteEndArray();
    }

    // 4711 becomes 4000: a limit still shows, a number that stands for somebody does not.
    private static void WriteSize(ReadOnlySpan<byte> number, Utf8JsonWriter writer)
    {
        Span<byte> size = stackalloc byte[MaxDigits];
        if (number.Length > MaxDigits || number.ContainsAny((byte)'e', (byte)'E'))
        {
            writer.WriteNumberValue(0);
            return;
        }

        bool isFirst = true;
        for (int i = 0; i < number.Length; i++)
        {
            bool isDigit = number[i] is >= (byte)'1' and <= (byte)'9';
            size[i] = isDigit && !isFirst ? (byte)'0' : number[i];
            isFirst &= !isDigit;
        }

        writer.WriteRawValue(size[..number.Length], skipInputValidation: true);
    }

    private static bool IsIdentifier(string name)
    {
        if (name.Length is 0 or > MaxNameLength || !(char.IsAsciiLetter(name[0]) || name[0] == '_'))
            return false;
        int digits = 0;
        foreach (char c in name)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
                return false;
        }

        return digits <= MaxNameDigits && TextRedaction.Apply(name, MaxNameLength) == name;
    }

    private static bool IsFull(Utf8JsonWriter writer) => ParameterJson.IsFull(writer, MaxBytes);
}
