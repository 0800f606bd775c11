using System.Buffers.Text;
using System.Text.Json;

namespace Telemetry.Records;

/// <summary>One field's value as it stands in a line: not copied, not yet unescaped.</summary>
public readonly ref struct Utf8Value
{
    internal Utf8Value(ReadOnlySpan<byte> raw, bool isString, bool isEscaped)
    {
        Raw = raw;
        IsString = isString;
        IsEscaped = isEscaped;
    }

    /// <summary>A string without its quotes, or any other value as written.</summary>
    public ReadOnlySpan<byte> Raw { get; }

    /// <summary>True for a JSON string.</summary>
    public bool IsString { get; }

    /// <summary>True where <see cref="Raw"/> holds backslash escapes.</summary>
    public bool IsEscaped { get; }

    /// <summary>True where the field is absent or an empty string.</summary>
    public bool IsEmpty => Raw.IsEmpty;

    /// <summary>The string, unescaped; null where the field is absent or no string.</summary>
    public string? Text
    {
        get
        {
            if (!IsString)
                return null;
            if (!IsEscaped)
                return System.Text.Encoding.UTF8.GetString(Raw);
            var quoted = new byte[Raw.Length + 2];
            quoted[0] = quoted[^1] = (byte)'"';
            Raw.CopyTo(quoted.AsSpan(1));
            try
            {
                var reader = new Utf8JsonReader(quoted);
                reader.Read();
                return reader.GetString();
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // A foreign writer's broken escape: the raw text is still worth having.
                return System.Text.Encoding.UTF8.GetString(Raw);
            }
        }
    }

    /// <summary>The whole number, or null. A fraction is cut off.</summary>
    public long? Number
    {
        get
        {
            if (IsString || IsEmpty)
                return null;
            if (Utf8Parser.TryParse(Raw, out long whole, out int used) && used == Raw.Length)
                return whole;
            return Utf8Parser.TryParse(Raw, out double real, out used) && used == Raw.Length && Math.Abs(real) < 9e15 ? (long)real : null;
        }
    }
}
