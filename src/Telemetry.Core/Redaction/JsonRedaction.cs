using System.Text.Json;
using Telemetry.Capture;
using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Writes one JSON value again without its secrets: by name at any depth, by shape inside every string, every string cut.</summary>
internal static class JsonRedaction
{
    // With the other fields, whose lengths are bounded too, a line stays under 64 KiB.
    private const int MaxBytes = 28 * 1024, MaxDepth = 64;

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

            MemberName name = MemberName.Of(ref reader);
            SensitiveName promised = label.Covers(name.Given) ? label.Promised : name.Promised;
            writer.WritePropertyName(name.Written);
            reader.Read();
            if (reader.TokenType == JsonTokenType.String && ArgumentList.IsProgramName(name.Given) && MemberValue.MayName(reader.ValueSpan))
                program = JsonText.Of(ref reader);
            WriteValue(ref reader, writer, promised.IsSensitive || label.IsLabel(name.Given) ? promised : inherited with { IsInherited = true }, known, ArgumentList.IsName(name.Given) ? program : null);
        }

        if (omitted > 0)
            writer.WriteNumber("…omitted", omitted);
        writer.WriteEndObject();
    }

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
                writer.WriteStringValue(MemberValue.Redact(CutText.Of(ref reader, TextRedaction.MaxLength), promised, known));
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
            SensitiveName own = previous.IsSensitive ? SensitiveName.None : promised;
            if (arguments?[item] is string argument)
                writer.WriteStringValue(MemberValue.Redact(argument, own, known));
            else
                WriteValue(ref reader, writer, own, known);
        }

        if (omitted > 0)
            writer.WriteStringValue($"…{omitted} omitted");
        writer.WriteEndArray();
    }

    private static bool IsFull(Utf8JsonWriter writer) => ParameterJson.IsFull(writer, MaxBytes);
}
