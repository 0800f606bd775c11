using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Telemetry.Mcp.Serving;

/// <summary>The requests that were read and not answered yet.</summary>
/// <remarks>
/// A set of ids, not a counter: a request that is answered without having been counted, or cancelled without being answered, would make a counter
/// wrong for good. A subscription is left out, because it is answered only when it ends.
/// </remarks>
internal sealed class OpenRequests
{
    private readonly HashSet<RequestId> _ids = [];
    private readonly Lock _lock = new();

    /// <summary>True where nothing waits for an answer.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
                return _ids.Count == 0;
        }
    }

    /// <summary>Takes note of one message that was read. What is no JSON is the transport's to refuse.</summary>
    public void OnRead(ReadOnlySpan<byte> line)
    {
        RequestId? id = null, cancelled = null;
        bool hasMethod = false, isListen = false, isCancel = false;
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("id"u8))
                {
                    id = ReadId(ref reader);
                }
                else if (reader.ValueTextEquals("method"u8))
                {
                    reader.Read();
                    hasMethod = true;
                    isListen = reader.ValueTextEquals("subscriptions/listen"u8);
                    isCancel = reader.ValueTextEquals("notifications/cancelled"u8);
                }
                else if (reader.ValueTextEquals("params"u8))
                {
                    cancelled = ReadCancelled(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return;
        }

        lock (_lock)
        {
            if (hasMethod && !isListen && id is RequestId open)
                _ids.Add(open);
            if (isCancel && cancelled is RequestId gone)
                _ids.Remove(gone);
        }
    }

    /// <summary>Takes note of an answer that was sent.</summary>
    public void OnSent(RequestId id)
    {
        lock (_lock)
            _ids.Remove(id);
    }

    private static RequestId? ReadId(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return new RequestId(reader.GetString()!);
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number))
            return new RequestId(number);
        reader.Skip();
        return null;
    }

    private static RequestId? ReadCancelled(ref Utf8JsonReader reader)
    {
        RequestId? id = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("requestId"u8))
                id = ReadId(ref reader);
            else
                reader.Skip();
        }

        return id;
    }
}
