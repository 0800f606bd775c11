using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Mcp.Health;

/// <summary>When hooks last told of a call, of any session and of one; follows the index, so that asking again costs only what came since.</summary>
internal sealed class NewestEvent(string? sessionId)
{
    private long _revision = -1;
    private int _rows;

    /// <summary>Of any session, in milliseconds since 1970 UTC; null where none ever came.</summary>
    public long? AnyMs { get; private set; }

    /// <summary>Of the one session.</summary>
    public long? OfSessionMs { get; private set; }

    /// <summary>Takes in what came since.</summary>
    public void Follow(CallIndex index)
    {
        // Where a row that was looked at has changed, or the store is another one, all are looked at again.
        if (_revision != index.Revision || _rows > index.Rows.Length)
        {
            (_revision, _rows) = (index.Revision, 0);
            AnyMs = OfSessionMs = null;
        }

        int session = sessionId is null ? -1 : index.Sessions.Find(sessionId);
        foreach (ref readonly CallRow row in index.Rows[_rows..])
        {
            if (row.Source is not (RecordSource.Hook or RecordSource.Batch))
                continue;
            AnyMs = Math.Max(AnyMs ?? 0, row.TimestampMs);
            if (row.Session == session)
                OfSessionMs = Math.Max(OfSessionMs ?? 0, row.TimestampMs);
        }

        _rows = index.Rows.Length;
    }
}
