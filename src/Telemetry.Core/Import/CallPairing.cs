namespace Telemetry.Import;

/// <summary>Brings calls and their results together by id, and calls of one message to each other.</summary>
/// <remarks>
/// Never by place: in a batch the second call can follow the first one's result. A finished call waits until its message is known to be whole, because
/// only then its batch is.
/// </remarks>
internal sealed class CallPairing(Action<TranscribedCall> onCall)
{
    private readonly Dictionary<string, OpenCall> _open = [];
    private readonly Dictionary<string, OpenMessage> _messages = [];

    /// <summary>Calls whose result was not read.</summary>
    public int WithoutResult => _open.Count;

    /// <summary>Where reading has to go on so that no open call is lost; null where none is open.</summary>
    public long? FirstOpenOffset => _open.Count == 0 ? null : _open.Values.Min(call => call.Message.Calls[0].Offset);

    /// <summary>The message that a call belongs to: the lane's last one, or a new one, which closes the last.</summary>
    public OpenMessage MessageOf(string lane, string? id)
    {
        if (_messages.TryGetValue(lane, out OpenMessage? last))
        {
            if (id is not null && last.Id == id)
                return last;
            Close(last);
        }

        return _messages[lane] = new OpenMessage(id);
    }

    /// <summary>Adds a call. One that is there already is a repeated line, and adds nothing.</summary>
    public void Add(OpenCall call)
    {
        if (call.Message.Calls.Exists(known => known.Id == call.Id) || !_open.TryAdd(call.Id, call))
            return;
        call.Message.Calls.Add(call);
    }

    /// <summary>Takes the open call of a result; null where none is open.</summary>
    public OpenCall? Take(string id) => _open.Remove(id, out OpenCall? call) ? call : null;

    /// <summary>Gives a call its result.</summary>
    public void Finish(OpenCall call, TranscribedCall result)
    {
        call.Finished = result;
        if (call.Message.IsClosed)
            Tell(call);
    }

    /// <summary>Nothing follows for now: all messages count as whole.</summary>
    public void CloseAll()
    {
        foreach (OpenMessage message in _messages.Values)
            Close(message);
        _messages.Clear();
    }

    private void Close(OpenMessage message)
    {
        message.IsClosed = true;
        foreach (OpenCall call in message.Calls)
        {
            if (call.Finished is not null)
                Tell(call);
        }
    }

    private void Tell(OpenCall call)
    {
        TranscribedCall finished = call.Finished!.Value;
        int size = call.Message.Calls.Count;
        if (size > 1)
            finished = finished with { Call = finished.Call with { BatchId = call.Message.Calls[0].Id, BatchSize = size } };
        onCall(finished);
    }
}
