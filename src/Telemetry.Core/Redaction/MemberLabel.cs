using System.Text.Json;
using Telemetry.Capture;

namespace Telemetry.Redaction;

/// <summary>A member whose value names what another member of the same object holds: <c>{"name": "API_SECRET", "value": "…"}</c>, <c>{"element": "Password field", "text": "…"}</c>.</summary>
/// <param name="Promised">What the label promises.</param>
/// <param name="IsSelector">Whether the label is a selector under the name <c>value</c>, which holds no secret then.</param>
internal readonly record struct MemberLabel(SensitiveName Promised, bool IsSelector = false)
{
    private const int MaxMembers = 24, MaxLabel = 80, LongestEscape = 6;

    /// <summary>The label of the object that the reader has just entered; the reader itself stays where it is.</summary>
    /// <remarks>
    /// Members behind the first nested one are not looked at, so no text is walked twice at any depth. One that is a secret as a whole is passed over: nobody goes
    /// into it again, and once it is a marker, what stands behind it has to read as it did before.
    /// </remarks>
    public static MemberLabel Of(Utf8JsonReader reader)
    {
        for (int member = 0; member < MaxMembers && reader.Read() && reader.TokenType == JsonTokenType.PropertyName; member++)
        {
            bool isSelector = reader.ValueSpan.SequenceEqual("value"u8);
            bool isLabel = isSelector || IsLabelName(reader.ValueSpan);
            Utf8JsonReader name = reader;
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                if (!MemberValue.IsWholeSecret(MemberName.Of(ref name).Promised))
                    break;
                reader.Skip();
                continue;
            }

            // {"by": "css", "value": "#password", "text": "…"}
            if (isSelector && !reader.ValueSpan.StartsWith("#"u8))
                continue;
            if (isLabel && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= MaxLabel * LongestEscape && JsonText.Of(ref reader) is { Length: <= MaxLabel } text && PromiseOf(text) is { IsSensitive: true } promised && IsPlain(text))
                return new MemberLabel(promised, isSelector);
        }

        return new MemberLabel(SensitiveName.None);
    }

    /// <summary>Whether the member of this name holds what the label promises.</summary>
    public bool Covers(string name) => Promised.IsSensitive && !(IsSelector && name is "value") && name is "value" or "text" or "content" or "data" or "default" or "defaultValue" or "val" or "v" or "input" or "values" or "Value" or "Text" or "secret" or "stringValue" or "plaintext" or "ParameterValue" or "parameterValue" or "optionValue" or "fieldValue" or "newValue" or "new_value";

    /// <summary>Whether the member of this name is the label itself, which stays.</summary>
    public bool IsLabel(string name) => Promised.IsSensitive && (IsSelector && name is "value" || name is "name" or "key" or "element" or "selector" or "label" or "field" or "Name" or "Key" or "placeholder" or "title" or "header" or "target" or "variable" or "locator" or "param" or "parameter"
        or "ParameterKey" or "parameterKey" or "ParameterName" or "parameterName" or "OptionName" or "optionName" or "fieldName" or "field_name" or "variableName" or "variable_name" or "headerName" or "propertyName" or "property" or "setting" or "attribute");

    private static bool IsLabelName(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("name"u8) || name.SequenceEqual("key"u8) || name.SequenceEqual("element"u8) || name.SequenceEqual("selector"u8) || name.SequenceEqual("label"u8) || name.SequenceEqual("field"u8)
        || name.SequenceEqual("Name"u8) || name.SequenceEqual("Key"u8) || name.SequenceEqual("placeholder"u8) || name.SequenceEqual("title"u8) || name.SequenceEqual("header"u8) || name.SequenceEqual("target"u8)
        || name.SequenceEqual("variable"u8) || name.SequenceEqual("locator"u8) || name.SequenceEqual("param"u8) || name.SequenceEqual("parameter"u8)
        || name.SequenceEqual("ParameterKey"u8) || name.SequenceEqual("parameterKey"u8) || name.SequenceEqual("ParameterName"u8) || name.SequenceEqual("parameterName"u8) || name.SequenceEqual("OptionName"u8) || name.SequenceEqual("optionName"u8) || name.SequenceEqual("fieldName"u8) || name.SequenceEqual("field_name"u8)
        || name.SequenceEqual("variableName"u8) || name.SequenceEqual("variable_name"u8) || name.SequenceEqual("headerName"u8) || name.SequenceEqual("propertyName"u8) || name.SequenceEqual("property"u8) || name.SequenceEqual("setting"u8) || name.SequenceEqual("attribute"u8);

    // What holds a secret or its marker is a text, not a label: else the object would read otherwise once it is redacted.
    private static bool IsPlain(string text) => !text.Contains(Marker.Start, StringComparison.Ordinal) && ReferenceEquals(TextRedaction.Apply(text), text);

    // The words of a label stand apart: "Password field", "#login-password", "input[name=password]".
    private static SensitiveName PromiseOf(string label)
    {
        SensitiveName whole = SensitiveNames.Of(label);
        if (whole.IsSensitive)
            return whole;
        foreach (Range part in label.AsSpan().SplitAny(" [](){}='\"#.:>,/"))
        {
            SensitiveName word = SensitiveNames.Of(label.AsSpan()[part]);
            if (word.IsSensitive)
                return word;
        }

        // login_password_input: the field, not a property of the password.
        int last = label.LastIndexOfAny(['_', '-', ' ']);
        return last > 0 && label.AsSpan(last + 1) is "input" or "field" or "box" or "textbox" or "edit" or "entry" ? SensitiveNames.Of(label.AsSpan(0, last)) : SensitiveName.None;
    }
}
