using System.Text;
using Microsoft.Win32.SafeHandles;
using Telemetry.Records;

namespace Telemetry.Storage;

/// <summary>What the store already tells of each call, so that a transcript adds only what is missing. Safe to use from several threads.</summary>
public sealed class StoredCalls
{
    [Flags]
    private enum Known : byte
    {
        Call = 1, Ran = 2, Transcript = 4, Latency = 8,
    }

    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, Known> _calls = [];
    private readonly Dictionary<(ulong Tool, long Second), int> _nameless = [];
    private readonly StoredSubagents _subagents = new();
    private readonly ForgottenCalls _forgotten;

    private StoredCalls(ForgottenCalls forgotten) => _forgotten = forgotten;

    /// <summary>Reads the whole store, and what was forgotten from it; one that is not there knows nothing.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The store may not be read.</exception>
    public static StoredCalls Read(string path)
    {
        var stored = new StoredCalls(ForgottenCalls.Read(path));
        if (!File.Exists(path))
            return stored;
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        JsonlScanner.Scan(file, 0, stored.Add);
        return stored;
    }

    /// <summary>True where a call from a transcript was forgotten, and must stay so.</summary>
    public bool IsForgotten(ToolCall call) => _forgotten.Holds(call);

    /// <summary>What a call from a transcript adds to the store, and remembers that it was added.</summary>
    /// <returns>The call where the store lacks it; where a hook or a batch told of it, what they could not know; null where there is nothing to add.</returns>
    public ToolCall? Missing(ToolCall call)
    {
        lock (_lock)
        {
            ulong id = HashOf(call.ToolUseId ?? "");
            if (!_calls.TryGetValue(id, out Known known))
            {
                if (TakeNameless(call))
                    return null;
                _calls[id] = Known.Call | Known.Transcript;
                return call;
            }

            _calls[id] = known | Known.Transcript;
            return (known & Known.Transcript) != 0 ? null : Settlement.Of(call, (known & Known.Ran) != 0, (known & Known.Latency) != 0);
        }
    }

    /// <summary>Of a subagent's start or stop from a transcript: the note itself where the store lacks it, else null, also where it was forgotten. Remembers that it was added.</summary>
    public Note? Missing(Note note)
    {
        if (_forgotten.Holds(note.AgentId))
            return null;
        lock (_lock)
            return _subagents.Missing(note);
    }

    /// <summary>True where the store tells of a subagent.</summary>
    public bool KnowsSubagent(string agentId)
    {
        lock (_lock)
            return _subagents.Knows(agentId);
    }

    private void Add(in RecordLine line, long offset)
    {
        if (line.Kind == RecordKind.Note)
        {
            _subagents.Add(line);
            return;
        }

        Utf8Value id = line[Field.ToolUseId];
        if (id.IsEmpty)
        {
            var key = (HashOf(line[Field.ToolName]), line.TimestampMs / 1000);
            _nameless[key] = _nameless.GetValueOrDefault(key) + 1;
            return;
        }

        RecordSource source = FieldWords.ToRecordSource(line[Field.Source].Raw);
        Known known = Known.Call;
        if (source == RecordSource.Transcript)
            known |= Known.Transcript;
        else if (source != RecordSource.Batch)
            known |= Known.Ran;
        if (!line[Field.LatencyMs].IsEmpty)
            known |= Known.Latency;
        ulong hash = HashOf(id);
        _calls[hash] = _calls.GetValueOrDefault(hash) | known;
    }

    // The original plugin's lines have no id: one of the same tool that ended in the same second is taken for the call.
    private bool TakeNameless(ToolCall call)
    {
        if (_nameless.Count == 0)
            return false;
        ulong tool = HashOf(call.ToolName);
        long second = call.TimestampMs / 1000;
        foreach (long near in (ReadOnlySpan<long>)[second, second + 1, second - 1])
        {
            if (_nameless.GetValueOrDefault((tool, near)) is > 0 and int left)
            {
                _nameless[(tool, near)] = left - 1;
                return true;
            }
        }

        return false;
    }

    private static ulong HashOf(in Utf8Value value) => value.IsEscaped ? HashOf(value.Text!) : ByteHash.Of(value.Raw);

    private static ulong HashOf(string text) => ByteHash.Of(Encoding.UTF8.GetBytes(text));
}
