using System.Text;
using Telemetry.Mcp.Answers;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Mcp.Forgetting;

/// <summary>Which calls of a store meet the conditions. A call stands in several lines, so all are read before one is taken out.</summary>
/// <remarks>A call meets a condition where one of its lines does.</remarks>
internal sealed class ForgetSurvey
{
    private readonly ForgetConditions _conditions;
    private readonly int _all;
    private readonly Dictionary<ulong, Seen> _calls = [];
    private readonly HashSet<ulong> _emptied = [];

    private struct Seen
    {
        public int Met;
        public string Tool;
        public ulong Session;
        public long TimestampMs;
    }

    private ForgetSurvey(ForgetConditions conditions) => (_conditions, _all) = (conditions, conditions.All);

    /// <summary>Where the last line ended that was read, in bytes: what comes behind it came after the question.</summary>
    public long EndOffset { get; private set; }

    /// <summary>Calls without an id, as the original plugin wrote them.</summary>
    private List<Seen> Nameless { get; } = [];

    /// <summary>Reads a store.</summary>
    /// <exception cref="QuestionException">The pattern takes too long.</exception>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public static ForgetSurvey Of(string storePath, ForgetConditions conditions)
    {
        var survey = new ForgetSurvey(conditions);
        survey.EndOffset = StoreLines.Visit(storePath, survey.Add);
        survey.FindEmptied();
        return survey;
    }

    /// <summary>True where a call of this id is to be forgotten.</summary>
    public bool Takes(in Utf8Value id) => !id.IsEmpty && _calls.TryGetValue(HashOf(id), out Seen seen) && seen.Met == _all;

    /// <summary>The same for an id that is a text already.</summary>
    public bool Takes(string id) => _calls.TryGetValue(ByteHash.Of(Encoding.UTF8.GetBytes(id)), out Seen seen) && seen.Met == _all;

    /// <summary>True where a session has lost all its calls: what is left of it is to be forgotten too.</summary>
    public bool IsEmptied(in Utf8Value session) => !session.IsEmpty && _emptied.Contains(HashOf(session));

    /// <summary>Fills in what is told of the calls.</summary>
    public ForgetReport Report()
    {
        Seen[] forgotten = [.. All().Where(IsForgotten)];
        return new ForgetReport
        {
            Calls = forgotten.Length,
            Tools = forgotten.GroupBy(seen => seen.Tool, StringComparer.Ordinal).OrderByDescending(tool => tool.Count()).ThenBy(tool => tool.Key, StringComparer.Ordinal).ToDictionary(tool => tool.Key, tool => tool.Count()),
            Sessions = forgotten.Select(seen => seen.Session).Where(session => session != 0).Distinct().Count(),
            FirstMs = forgotten.Length == 0 ? null : forgotten.Min(seen => seen.TimestampMs),
            LastMs = forgotten.Length == 0 ? null : forgotten.Max(seen => seen.TimestampMs),
            Remaining = _calls.Count + Nameless.Count - forgotten.Length,
        };
    }

    private void Add(ReadOnlySpan<byte> line, long offset)
    {
        ReadOnlySpan<byte> text = line.TrimEnd((byte)'\n');
        int start = JsonlScanner.FindRecord(text, out RecordLine record);
        if (start < 0 || record.Kind != RecordKind.Call)
            return;
        int met = _conditions.MetBy(record, text[start..]);
        Utf8Value id = record[Field.ToolUseId];
        ulong hash = id.IsEmpty ? 0 : HashOf(id);
        if (hash == 0 || !_calls.TryGetValue(hash, out Seen seen))
            seen = new Seen { Tool = record[Field.ToolName].Text!, TimestampMs = record.TimestampMs };
        if (seen.Session == 0 && !record[Field.SessionId].IsEmpty)
            seen.Session = HashOf(record[Field.SessionId]);
        seen.Met |= met;
        if (hash == 0)
            Nameless.Add(seen);
        else
            _calls[hash] = seen;
    }

    private void FindEmptied()
    {
        _emptied.UnionWith(All().Where(IsForgotten).Select(seen => seen.Session));
        _emptied.ExceptWith(All().Where(seen => !IsForgotten(seen)).Select(seen => seen.Session));
    }

    private IEnumerable<Seen> All() => _calls.Values.Concat(Nameless);

    private bool IsForgotten(Seen seen) => seen.Met == _all;

    private static ulong HashOf(in Utf8Value value) => ByteHash.Of(value.IsEscaped ? Encoding.UTF8.GetBytes(value.Text!) : value.Raw);
}
