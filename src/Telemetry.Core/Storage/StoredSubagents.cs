using Telemetry.Records;

namespace Telemetry.Storage;

/// <summary>Which subagents' starts and stops the store tells of.</summary>
internal sealed class StoredSubagents
{
    private readonly Dictionary<string, Life> _lives = [];

    private struct Life
    {
        public bool HasStart;
        public long LastStopMs;
        public bool HasReason;
    }

    /// <summary>Takes a note of the store.</summary>
    public void Add(in RecordLine line)
    {
        string? name = line[Field.Event].Text;
        if (name is Note.SubagentStart or Note.SubagentStop && line[Field.AgentId].Text is { Length: > 0 } agentId)
            Take(agentId, name, line.TimestampMs, !line[Field.Reason].IsEmpty);
    }

    /// <summary>What a note tells that is new: a start that is missing, a later stop, or how it ended; null where it tells nothing.</summary>
    public Note? Missing(Note note)
    {
        if (note.AgentId is not { Length: > 0 } agentId)
            return null;
        Life life = _lives.GetValueOrDefault(agentId);
        bool hasReason = !string.IsNullOrEmpty(note.Reason);
        bool isNew = note.Event == Note.SubagentStart ? !life.HasStart : note.TimestampMs > life.LastStopMs || (hasReason && !life.HasReason);
        if (!isNew)
            return null;
        // A hook's own stop comes a moment after the transcript's last line, and stays the last.
        if (note.Event == Note.SubagentStop)
            note = note with { TimestampMs = Math.Max(note.TimestampMs, life.LastStopMs) };
        Take(agentId, note.Event, note.TimestampMs, hasReason);
        return note;
    }

    /// <summary>True where the store tells of a subagent.</summary>
    public bool Knows(string agentId) => _lives.ContainsKey(agentId);

    private void Take(string agentId, string name, long timestampMs, bool hasReason)
    {
        Life life = _lives.GetValueOrDefault(agentId);
        if (name == Note.SubagentStart)
            life.HasStart = true;
        else
            life = life with { LastStopMs = Math.Max(life.LastStopMs, timestampMs), HasReason = life.HasReason || hasReason };
        _lives[agentId] = life;
    }
}
