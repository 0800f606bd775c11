namespace Telemetry.Records;

/// <summary>A JSON object that the redactor wrote, as UTF-8.</summary>
/// <remarks>Its own type, so that raw parameters cannot take its place by mistake. Only the redactor and the reader of stored lines make one.</remarks>
public readonly struct RedactedJson
{
    internal RedactedJson(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    /// <summary>The object's text.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>True where there is nothing, not even an empty object.</summary>
    public bool IsMissing => Utf8.IsEmpty;

    /// <inheritdoc/>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(Utf8.Span);
}
