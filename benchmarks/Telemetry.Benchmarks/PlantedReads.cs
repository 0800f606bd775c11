using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Telemetry.Records;

namespace Telemetry.Benchmarks;

/// <summary>
/// Sessions, made up from a seed, in which it is known of each pair of reads whether the second needed the first one's answer. The hostile pairs look as if it
/// did not: the name was seen before, the folder was, or the words of it.
/// </summary>
internal sealed class PlantedReads(int seed)
{
    private const int PairsOfSession = 14;
    private const string Project = "/home/dev/app";

    private static readonly string[] s_words = ["order", "user", "cache", "index", "parser", "token", "store", "route", "client", "report", "query", "price", "cart", "mail", "queue", "batch"];

    private static readonly string[] s_folders = ["src/core", "src/api", "src/ui", "lib/net", "lib/text", "tests/unit", "tests/slow", "tools"];

    private readonly Random _random = new(seed);
    private readonly List<ToolCall> _calls = [];
    private readonly List<PlantedPair> _pairs = [];
    private readonly List<string> _files = [], _texts = [];
    private string _session = "";
    private long _timeMs = 1_780_000_000_000;
    private int _names;

    /// <summary>All calls, in order.</summary>
    public IReadOnlyList<ToolCall> Calls => _calls;

    /// <summary>The pairs that were planted.</summary>
    public IReadOnlyList<PlantedPair> Pairs => _pairs;

    /// <summary>The lines of a store that holds them.</summary>
    public IEnumerable<string> Lines => _calls.Select(call => Encoding.UTF8.GetString(RecordWriter.ToLine(call).Span));

    /// <summary>Makes sessions.</summary>
    public PlantedReads Add(int sessions)
    {
        for (int i = 0; i < sessions; i++)
        {
            _session = $"planted-{seed}-{i}";
            _files.Clear();
            _texts.Clear();
            // What the session works on first, so that there is something to be known.
            for (int j = 0; j < 6; j++)
            {
                string file = NewFile();
                _files.Add(file);
                Send(j % 2 == 0 ? "Edit" : "Write", ("file_path", file), ("content", "x"));
            }

            for (int j = 0; j < 2; j++)
            {
                _texts.Add(NewName());
                Send("Grep", ("pattern", _texts[^1]), ("path", _files[j][..^3]));
                Work();
            }

            for (int pair = 0; pair < PairsOfSession; pair++)
                Plant(pair);
        }

        return this;
    }

    private void Plant(int pair)
    {
        Work();
        string first = Pick(_files), other = Pick(_files.Where(file => file != first));
        string folder = other[..other.LastIndexOf('/')], text = Pick(_texts);
        SendFirst(first);
        int place = _calls.Count;
        bool isNeeded = _random.Next(2) == 0;
        string kind = isNeeded ? Needing(other, folder, text) : Known(other, folder, text);
        _pairs.Add(new PlantedPair(_calls[place].ToolUseId!, kind, isNeeded));
        Work();
    }

    private void SendFirst(string file)
    {
        switch (_random.Next(4))
        {
            case 0:
                Send("Read", ("file_path", file));
                break;
            case 1:
                Send("Grep", ("pattern", NewName()), ("path", file[..file.LastIndexOf('/')] + "/" + NewName()));
                break;
            case 2:
                Send("Bash", ("command", $"grep -rn {NewName()} {file}"));
                break;
            default:
                Send("Glob", ("pattern", "**/" + NewName() + "*"));
                break;
        }
    }

    // The second call names what only the first one's answer told.
    private string Needing(string known, string folder, string text)
    {
        string name = known[(known.LastIndexOf('/') + 1)..];
        switch (_random.Next(10))
        {
            case 0:
                return Read("a file that is new", NewFile());
            case 1:
                return Read("a new file in a folder seen before", $"{folder}/{NewName()}.cs");
            case 2:
                return Read("a name seen before, in another folder", $"{Project}/{NewName()}/{name}");
            case 3:
                return Read("a name made of words seen before", $"{folder}/{text}{_names++}{name}");
            case 4:
                Send("Read", ("file_path", known), ("offset", _random.Next(10, 900)));
                return "from a line of a file seen before";
            case 5:
                Send("Grep", ("pattern", text + NewName()), ("path", folder));
                return "a new text in a folder seen before";
            case 6:
                Send("Grep", ("pattern", text), ("path", folder), ("glob", NewName() + ".cs"));
                return "a text seen before, in files of a new name";
            case 7:
                Send("Bash", ("command", $"cd {Project}/{NewName()} && cat {name}"));
                return "a name seen before, in the shell, in another folder";
            case 8:
                Send("Bash", ("command", $"git show {NewName()} -- {known}"));
                return "a commit that is new, on a file seen before";
            default:
                Send("Bash", ("command", $"sed -n '{_random.Next(10, 90)},{_random.Next(100, 190)}p' {known}"));
                return "some lines of a file seen before, in the shell";
        }
    }

    // All that the second call names was named before the first one was sent.
    private string Known(string known, string folder, string text)
    {
        switch (_random.Next(6))
        {
            case 0 or 1:
                return Read("a file seen before", known);
            case 2:
                Send("Grep", ("pattern", text), ("path", folder), ("output_mode", "content"));
                return "a text and a folder seen before";
            case 3:
                Send("Grep", ("pattern", text), ("glob", "*.cs"));
                return "a text seen before, anywhere";
            case 4:
                Send("Bash", ("command", $"cat {known[(Project.Length + 1)..]}"));
                return "a file seen before, in the shell";
            default:
                Send("Bash", ("command", $"grep -n '{text}' {known} | head -20"));
                return "a text and a file seen before, in the shell";
        }
    }

    private string Read(string kind, string file)
    {
        Send("Read", ("file_path", file));
        return kind;
    }

    // What no read can be merged across.
    private void Work() => Send("Bash", ("command", _random.Next(2) == 0 ? "dotnet test" : "git commit -m done"));

    private void Send(string tool, params (string Name, object Value)[] parameters)
    {
        var json = new JsonObject(parameters.Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)(pair.Value is int number ? JsonValue.Create(number) : JsonValue.Create((string)pair.Value)))));
        int latencyMs = _random.Next(5, 400);
        _timeMs += _random.Next(500, 9000) + latencyMs;
        _calls.Add(new ToolCall
        {
            TimestampMs = _timeMs,
            ToolName = tool,
            Params = new RedactedJson(Encoding.UTF8.GetBytes(json.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))),
            Outcome = Outcome.Success,
            Stage = Stage.Executed,
            LatencyMs = latencyMs,
            LatencySource = LatencySource.Reported,
            SessionId = _session,
            ToolUseId = $"toolu_{seed}_{_calls.Count}",
            Project = Project,
            Source = RecordSource.Hook,
        });
    }

    private string NewFile() => $"{Project}/{Pick(s_folders)}/{NewName()}.cs";

    private string NewName() => $"{Pick(s_words)}{Pick(s_words)}{_names++}";

    private string Pick(IEnumerable<string> from)
    {
        string[] all = [.. from];
        return all[_random.Next(all.Length)];
    }
}
