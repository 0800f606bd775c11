using System.Globalization;
using System.Text.Json;
using Telemetry.Analysis;
using Telemetry.Index;
using Telemetry.Mcp.Health;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Answers;

/// <summary>One question: checked arguments, the history it is put to, and the time it is put at.</summary>
internal sealed class Question
{
    private readonly IReadOnlyDictionary<string, JsonElement> _arguments;
    private readonly StatsCache _stats;
    private readonly HealthLine _health;
    private readonly Surroundings _surroundings;

    /// <summary>Checks the arguments.</summary>
    /// <exception cref="QuestionException">An argument is unknown, of the wrong type, or names something that is not there.</exception>
    public Question(string name, IReadOnlyList<Argument> known, IReadOnlyDictionary<string, JsonElement> arguments, CallIndex index, StatsCache stats, HealthLine health, Surroundings surroundings)
    {
        _arguments = arguments;
        _stats = stats;
        _health = health;
        _surroundings = surroundings;
        Index = index;
        Arguments.Check(name, known, arguments);
        From = Cursor.Of(name, arguments);
        Filter = ToFilter();
    }

    public CallIndex Index { get; }

    public CallFilter Filter { get; }

    public DateTimeOffset Now => _surroundings.Time.GetUtcNow();

    public int Limit => _arguments.TryGetValue("limit", out JsonElement limit) ? limit.GetInt32() : Arguments.DefaultLimit;

    /// <summary>Where the answer's rows start.</summary>
    public Cursor From { get; }

    /// <summary>The rows to tell of all there are: those from the cursor on, as many as the limit lets through.</summary>
    public IEnumerable<T> Page<T>(IEnumerable<T> rows) => rows.Skip(From.Offset).Take(Limit);

    /// <summary>How many of so many rows come after those; null where none does.</summary>
    public int? Omitted(int rows) => rows - From.Offset > Limit ? rows - From.Offset - Limit : null;

    /// <summary>Lines of the store that were passed over; null where there are none.</summary>
    public long? SkippedLines => Index.SkippedLines > 0 ? Index.SkippedLines : null;

    /// <summary>What the user wants stored.</summary>
    public CaptureMode Capture => _surroundings.Capture.Mode;

    /// <summary>Whether capture is alive.</summary>
    public string Health => _health.Say(Index);

    /// <summary>What is wrong with capture; null where nothing is known to be.</summary>
    public string? Alarm => _health.Alarm(Index);

    /// <summary>True where it is about calls that ended in one way.</summary>
    public bool IsOfOutcome => Text("stage") is not null || Text("kind") is not null;

    public bool IsDetailed => Text("detail") == "detailed";

    public GroupBy GroupBy => Text("group_by") switch
    {
        "command" => GroupBy.Command,
        "project" => GroupBy.Project,
        "mcp_server" => GroupBy.McpServer,
        "agent_type" => GroupBy.AgentType,
        "model" => GroupBy.Model,
        "day" => GroupBy.Day,
        _ => GroupBy.Tool,
    };

    /// <summary>The statistics of the calls that the question is about.</summary>
    public IReadOnlyList<GroupStats> Stats(GroupBy by, out Extent extent) => _stats.Of(Filter, by, out extent);

    /// <summary>Tools and command families of the question whose rates changed, the surest first; none in one session, which has no before.</summary>
    public IReadOnlyList<RateChange> Changes => Filter.Session is null && !Filter.IsOfFailures && GroupBy is GroupBy.Tool or GroupBy.Command ? _stats.Changes(Filter, GroupBy) : [];

    /// <summary>The failures of the history, those that the question is not about included.</summary>
    public FailureHistory Failures => _stats.Failures;

    /// <summary>What runs side by side and what could, in the whole history.</summary>
    public ParallelLedger Parallel => _stats.Parallel;

    /// <summary>What may be done against each bottleneck: other tools' calls are held against those that are asked about.</summary>
    public IReadOnlyList<Remedy?> Remedies(IReadOnlyList<Bottleneck> bottlenecks) => _stats.Remedies(Filter.OfAllOutcomes() with { Tool = null }, bottlenecks);

    /// <summary>The newest session of the project the server runs in; where the store has none, the one the client names, else the newest of all.</summary>
    public int? CurrentSession
    {
        get
        {
            int newest = Forecasts.Sessions.Newest;
            if (Index.Projects.Find(_surroundings.Project) is >= 0 and int project && Forecasts.Sessions.Of(project) is not 0 and int newestHere)
                return newestHere;
            if (_surroundings.SessionId is { Length: > 0 } id && Index.Sessions.Find(id) is > 0 and int told)
                return told;
            return newest == 0 ? null : newest;
        }
    }

    /// <summary>The project that is asked about, else the one the server runs in; 0 where no call of it is recorded.</summary>
    public int CurrentProject => ProjectNumbers() is [int asked] ? asked : Math.Max(0, Index.Projects.Find(_surroundings.Project));

    /// <summary>What forecasts stand on.</summary>
    public ForecastCache Forecasts => _stats.Forecasts;

    /// <summary>The chains and loops among calls like those asked about, whatever their tool and outcome: a chain needs its neighbours.</summary>
    /// <param name="testedCalls">How many calls the store had when they were tested; null where it has no more today.</param>
    public ChainReport Chains(out int? testedCalls) => _stats.Chains(Filter.OfAllOutcomes() with { Tool = null }, out testedCalls);

    /// <summary>What became of each failure of the store, whatever the question's filters.</summary>
    public Recoveries Recoveries => _stats.Recoveries;

    /// <summary>The fix for failures like that of a row: from all history, but from that of the projects asked about first.</summary>
    public Fix FixOf(int row) => _stats.FixOf(row, ProjectNumbers());

    /// <summary>An argument's text; null where it was not given, or is empty.</summary>
    public string? Text(string name) =>
        _arguments.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A list argument; empty where it was not given.</summary>
    public IReadOnlyList<string> List(string name) =>
        _arguments.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : [];

    /// <summary>The filters that were given, as arguments for a follow-up call.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> GivenFilters() => _arguments.Where(pair => Arguments.Filters.Any(filter => filter.Name == pair.Key));

    /// <summary>The number of a tool.</summary>
    /// <exception cref="QuestionException">The history has no such tool.</exception>
    public int ToolNumber(string name)
    {
        if (Index.FindTool(name) is > 0 and int exact)
            return exact;
        if (Index.Tools.FindInAnyCase(name) is > 0 and int tool)
            return tool;
        throw new QuestionException($"No calls of a tool named \"{Quoted.Text(name, 80)}\" are recorded. {Seen("Tools", Index.Tools.Words)}");
    }

    private CallFilter ToFilter()
    {
        int? tool = Text("tool") is string named && Index.Rows.Length > 0 ? ToolNumber(named) : null;
        return new CallFilter
        {
            Tool = tool,
            Projects = ProjectNumbers(),
            Session = SessionNumber(),
            SinceMs = Text("since") is string since ? Since.Parse(since, Now).ToUnixTimeMilliseconds() : null,
            Stage = Text("stage") is string stage ? FieldWords.ToStage(System.Text.Encoding.UTF8.GetBytes(stage)) : null,
            Kind = Text("kind") is string kind ? FieldWords.ToFailureKind(System.Text.Encoding.UTF8.GetBytes(kind)) : null,
            Agent = Agent(),
            Model = ModelNumber(),
            ExcludedTools = tool is null ? OwnTools.In(Index) : [],
        };
    }

    private List<int>? ProjectNumbers()
    {
        if (Text("project") is not string project || Index.Rows.Length == 0)
            return null;
        string wanted = (project == "current" ? _surroundings.Project : project).TrimEnd('/', '\\');
        List<int> numbers = [.. Enumerable.Range(1, Index.Projects.Count - 1).Where(number => IsProject(Index.Projects[number], wanted))];
        if (numbers.Count == 0)
            throw new QuestionException($"No calls in a project \"{Quoted.Text(wanted, 120)}\" are recorded. {Seen("Projects", Index.Projects.Words)}");
        return numbers;
    }

    private static bool IsProject(string path, string wanted) =>
        path.TrimEnd('/', '\\') == wanted || (!wanted.AsSpan().ContainsAny('/', '\\') && path.TrimEnd('/', '\\').Split('/', '\\')[^1] == wanted);

    private int? SessionNumber()
    {
        if (Text("session") is not string session || Index.Rows.Length == 0)
            return null;
        if (session == "current")
            return CurrentSession ?? throw new QuestionException("No session is recorded: the calls of this store carry no session id. Leave session out.");
        if (Index.Sessions.Find(session) is > 0 and int number)
            return number;
        throw new QuestionException($"No session \"{Quoted.Text(session, 80)}\" is recorded. Send current, or one of the newest: {string.Join(", ", Index.Sessions.Words.TakeLast(3).Select(id => Quoted.Text(id, 80)))}.");
    }

    private AgentFilter? Agent()
    {
        if (Text("agent") is not string agent || Index.Rows.Length == 0)
            return null;
        return AgentFilter.Find(Index, agent)
            ?? throw new QuestionException($"No subagent of a type or with an id \"{Quoted.Text(agent, 80)}\" is recorded. Send main, an id, or a type. {Seen("Types", Index.AgentTypes.Words)}");
    }

    private int? ModelNumber()
    {
        if (Text("model") is not string model || Index.Rows.Length == 0)
            return null;
        return Index.Models.FindInAnyCase(model) is > 0 and int number
            ? number
            : throw new QuestionException($"No calls of a model \"{Quoted.Text(model, 80)}\" are recorded. {Seen("Models", Index.Models.Words)}");
    }

    private static string Seen(string what, IEnumerable<string> words)
    {
        string[] all = [.. words];
        if (all.Length == 0)
            return $"{what} seen: none.";
        string more = all.Length > 12 ? string.Create(CultureInfo.InvariantCulture, $" and {all.Length - 12} more") : "";
        return $"{what} seen: {string.Join(", ", all.Take(12).Select(word => Quoted.Text(word, 100)))}{more}.";
    }
}
