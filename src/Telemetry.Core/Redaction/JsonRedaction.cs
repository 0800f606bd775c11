using System.Text.Json;
using Telemetry.Capture;
using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Writes one JSON value again without its secrets: by name at any depth, by shape inside every string, every string cut.</summary>
internal static class JsonRedaction
{
    // With the other fields, whose lengths are bounded too, a line stays under 64 KiB.
    private const int MaxBytes = 28 * 1024, MaxDepth = 64, MaxNameLength = 200;

    /// <summary>The parameters as a redacted object.</summary>
    /// <param name="json">The parameters.</param>
    /// <param name="known">Takes the secrets that are found.</param>
    public static RedactedJson Apply(ReadOnlySpan<byte> json, SecretValues? known = null)
    {
        SecretValues secrets = known ?? new SecretValues();
        return ParameterJson.Of(json, (ref reader, writer) => WriteValue(ref reader, writer, SensitiveName.None, secrets));
    }

    // What a name promises holds for all that stands under it: {"credentials": [{"id": …, "value": …}]}.
    private static void WriteObject(ref Utf8JsonReader reader, Utf8JsonWriter writer, SensitiveName inherited, SecretValues known)
    {
        MemberLabel label = MemberLabel.Of(reader);
        writer.WriteStartObject();
        int omitted = 0;
        string? program = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IsFull(writer))
            {
                omitted++;
                reader.Skip();
                continue;
            }

            string name = TextOf(ref reader, MaxNameLength);
            string written = TextRedaction.Apply(name, MaxNameLength);
            SensitiveName promised = label.Covers(name) ? label.Promised : PromiseOf(written);
            writer.WritePropertyName(written);
            reader.Read();
            if (reader.TokenType == JsonTokenType.String && ArgumentList.IsProgramName(name) && MemberValue.MayName(reader.ValueSpan))
                program = JsonText.Of(ref reader);
            WriteValue(ref reader, writer, promised.IsSensitive || label.IsLabel(name) ? promised : inherited with { IsInherited = true }, known, ArgumentList.IsName(name) ? program : null);
        }

        if (omitted > 0)
            writer.WriteNumber("…omitted", omitted);
        writer.WriteEndObject();
    }

    // A name that is a secret, or was one, promises nothing.
    private static SensitiveName PromiseOf(string name) => name.Contains(Marker.Start, StringComparison.Ordinal) ? SensitiveName.None : SensitiveNames.Of(name);

    private static void WriteValue(ref Utf8JsonReader reader, Utf8JsonWriter writer, SensitiveName promised, SecretValues known, string? program = null)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when writer.CurrentDepth >= MaxDepth:
                writer.WriteStringValue("…too deep");
                reader.Skip();
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray when MemberValue.IsWholeSecret(promised):
                writer.WriteStringValue(Marker.Of(promised.Kind));
                reader.Skip();
                break;
            case JsonTokenType.StartObject:
                WriteObject(ref reader, writer, promised, known);
                break;
            case JsonTokenType.StartArray:
                WriteArray(ref reader, writer, promised, known, program);
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(MemberValue.Redact(TextOf(ref reader, TextRedaction.MaxLength), promised, known));
                break;
            case JsonTokenType.Number when MemberValue.IsSecretNumber(reader.ValueSpan, promised):
                writer.WriteStringValue(Marker.Of(promised.Kind));
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan.Length <= 64 ? reader.ValueSpan : "0"u8, skipInputValidation: true);
                break;
        }
    }

    private static void WriteArray(ref Utf8JsonReader reader, Utf8JsonWriter writer, SensitiveName inherited, SecretValues known, string? program)
    {
        string?[]? arguments = ArgumentList.Redact(reader, program);
        writer.WriteStartArray();
        int omitted = 0;
        // ["X-Token", "…"] and ["--password", "…"]: an item may be the name of the next one.
        SensitiveName previous = SensitiveName.None;
        for (int item = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; item++)
        {
            if (IsFull(writer))
            {
                omitted++;
                reader.Skip();
                continue;
            }

            // Behind a name a flag is no value: ["openssl", "passwd", "-6", "…"].
            bool isFlag = reader.TokenType == JsonTokenType.String && reader.ValueSpan.StartsWith("-"u8);
            SensitiveName promised = previous.IsSensitive && !isFlag ? previous : inherited;
            previous = reader.TokenType == JsonTokenType.String && MemberValue.MayName(reader.ValueSpan) ? MemberValue.NameIn(JsonText.Of(ref reader)) : SensitiveName.None;
            // ["hardcoded-password", "cwe"]: a word promises less than a flag.
            previous = previous with { IsInherited = !isFlag };
            if (arguments?[item] is string argument)
                writer.WriteStringValue(TextRedaction.Apply(argument, known: known));
            else
                WriteValue(ref reader, writer, previous.IsSensitive ? SensitiveName.None : promised, known);
        }

        if (omitted > 0)
            writer.WriteStringValue($"…{omitted} omitted");
        writer.WriteEndArray();
    }

    // Of a text that may have been cut before it was decoded, no more than what is surely free of half a secret.
    private static string TextOf(ref Utf8JsonReader reader, int maxLength)
    {
        bool mayBeCut = reader.ValueSpan.Length >= LongStrings.MaxBytes / 2;
        string text = JsonText.Of(ref reader);
        return mayBeCut ? TextRedaction.ApplyToStart(text, maxLength) : text;
    }

    private static bool IsFull(Utf8JsonWriter writer) => ParameterJson.IsFull(writer, MaxBytes);
}
