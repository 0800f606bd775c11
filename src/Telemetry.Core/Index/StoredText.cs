using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Index;

/// <summary>The store, open to read the lines of rows again: the index keeps numbers, not texts.</summary>
public sealed class StoredText : IDisposable
{
    private const int TypicalBytes = 2048;

    private readonly SafeFileHandle _file;
    private byte[] _buffer = new byte[TypicalBytes];

    internal StoredText(SafeFileHandle file) => _file = file;

    /// <summary>The parameters of a row's deciding line as JSON; empty where it has none, or where the store changed under it. They are good until the next call.</summary>
    public ReadOnlySpan<byte> Parameters(in CallRow row)
    {
        try
        {
            int read = RandomAccess.Read(_file, _buffer.AsSpan(0, TypicalBytes), row.Offset);
            int end = _buffer.AsSpan(0, read).IndexOf((byte)'\n');
            if (end < 0 && read == TypicalBytes)
            {
                if (_buffer.Length == TypicalBytes)
                    _buffer = new byte[JsonlAppender.MaxLineBytes + 1];
                read = RandomAccess.Read(_file, _buffer, row.Offset);
                end = _buffer.AsSpan(0, read).IndexOf((byte)'\n');
            }

            return end >= 0 && RecordLine.TryRead(_buffer.AsSpan(0, end), out RecordLine line) && line.TimestampMs == row.TimestampMs ? line[Field.Params].Raw : default;
        }
        catch (IOException)
        {
            return default;
        }
    }

    /// <summary>A text among a row's parameters; null where it is not there, or is no text.</summary>
    public string? ParameterOf(in CallRow row, string name)
    {
        try
        {
            var reader = new Utf8JsonReader(Parameters(row));
            for (reader.Read(); reader.Read() && reader.TokenType == JsonTokenType.PropertyName; reader.Skip())
            {
                bool isIt = reader.ValueTextEquals(name);
                reader.Read();
                if (isIt)
                    return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A foreign writer's parameters, or none.
        }

        return null;
    }

    /// <summary>Closes the store.</summary>
    public void Dispose() => _file.Dispose();
}
