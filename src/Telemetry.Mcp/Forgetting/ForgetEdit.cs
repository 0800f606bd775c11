using System.Text;
using System.Text.Json;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Mcp.Forgetting;

/// <summary>Takes what is to be forgotten out of the store, line by line, and collects the ids that must not come back.</summary>
internal sealed class ForgetEdit(ForgetSurvey survey, ForgetConditions conditions)
{
    private readonly int _all = conditions.All;
    private readonly List<string> _pending = [];

    /// <summary>Notes that go.</summary>
    public int Notes { get; private set; }

    /// <summary>Lines that go and are no records.</summary>
    public int OtherLines { get; private set; }

    /// <summary>Ids that were collected since this was asked last.</summary>
    public IReadOnlyCollection<string> TakeIds()
    {
        string[] ids = [.. _pending.Distinct()];
        _pending.Clear();
        return ids;
    }

    /// <summary>What becomes of a line: <see cref="LineEdit"/>.</summary>
    public ReadOnlySpan<byte> Edit(ReadOnlySpan<byte> line, long offset)
    {
        ReadOnlySpan<byte> text = line.TrimEnd((byte)'\n'), end = line[text.Length..];
        // What came after the question was asked stays, unless it is of a call that goes.
        bool isOld = offset < survey.EndOffset;
        int start = JsonlScanner.FindRecord(text, out RecordLine record);
        if (start < 0)
            return isOld && !text.IsEmpty && conditions.AreMetByText(text) ? Drop() : line;
        ReadOnlySpan<byte> kept = EditRecord(record, text[start..], isOld);
        ReadOnlySpan<byte> head = text[..start];
        if (start > 0 && isOld && conditions.AreMetByText(head))
            head = Drop();
        // The record of a torn line may go and the rest of the line stay, or the other way round.
        if (head.Length + kept.Length == 0)
            return default;
        return head == text[..start] && kept == text[start..] ? line : (byte[])[.. head, .. kept, .. end];
    }

    private ReadOnlySpan<byte> EditRecord(in RecordLine record, ReadOnlySpan<byte> text, bool isOld)
    {
        if (record.Kind == RecordKind.Call)
            return IsForgotten(record, text, isOld) ? default : text;
        if ((isOld && conditions.MetBy(record, text) == _all) || survey.IsEmptied(record[Field.SessionId]))
        {
            Notes++;
            // The transcripts tell of subagents too.
            if (record[Field.Event].Text is Note.SubagentStart or Note.SubagentStop && record[Field.AgentId].Text is string agentId)
                _pending.Add(agentId);
            return default;
        }

        return WithoutIds(record, text);
    }

    private bool IsForgotten(in RecordLine record, ReadOnlySpan<byte> text, bool isOld)
    {
        Utf8Value id = record[Field.ToolUseId];
        bool isForgotten = id.IsEmpty ? isOld && conditions.MetBy(record, text) == _all : survey.Takes(id);
        if (isForgotten)
            _pending.Add(id.Text ?? ForgottenCalls.NameOf(record[Field.ToolName].Text!, record.TimestampMs));
        return isForgotten;
    }

    // A batch's note names its calls. How many they were stays: they were sent together all the same.
    private ReadOnlySpan<byte> WithoutIds(in RecordLine note, ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> raw = note[Field.ToolUseIds].Raw;
        if (raw.IsEmpty || !text.Overlaps(raw, out int at))
            return text;
        string[] ids = IdsIn(raw), kept = [.. ids.Where(id => !survey.Takes(id))];
        if (kept.Length == ids.Length)
            return text;
        if (kept.Length == 0)
        {
            Notes++;
            return default;
        }

        string list = string.Join(",", kept.Select(id => $"\"{JsonEncodedText.Encode(id)}\""));
        return (byte[])[.. text[..at], .. Encoding.UTF8.GetBytes($"[{list}]"), .. text[(at + raw.Length)..]];
    }

    private static string[] IdsIn(ReadOnlySpan<byte> array)
    {
        var ids = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(array);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String)
                    ids.Add(reader.GetString()!);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A foreign writer's: what cannot be read is not changed.
            return [];
        }

        return [.. ids];
    }

    private ReadOnlySpan<byte> Drop()
    {
        OtherLines++;
        return default;
    }
}
