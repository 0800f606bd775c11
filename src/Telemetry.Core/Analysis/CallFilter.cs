using System.Runtime.CompilerServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Which calls a question is about. Words are numbers of the index's tables; null asks for all.</summary>
/// <remarks>Asked of every call of the store, several times a question: so what is set is turned into plain comparisons when it is set.</remarks>
public sealed record CallFilter
{
    private const int Any = -1;

    private readonly int _tool = Any, _session = Any, _stage = Any, _kind = Any, _model = Any;
    private readonly long _sinceMs = long.MinValue;
    private readonly bool[]? _projects;
    private readonly bool[] _excludedTools = [];

    /// <summary>The tool.</summary>
    public int? Tool
    {
        get => _tool == Any ? null : _tool;
        init => _tool = value ?? Any;
    }

    /// <summary>The working directories.</summary>
    public IReadOnlyCollection<int>? Projects
    {
        init => _projects = value is null ? null : Flags(value);
    }

    /// <summary>The session.</summary>
    public int? Session
    {
        get => _session == Any ? null : _session;
        init => _session = value ?? Any;
    }

    /// <summary>The earliest time, in milliseconds since 1970 UTC.</summary>
    public long? SinceMs
    {
        init => _sinceMs = value ?? long.MinValue;
    }

    /// <summary>How far the calls got.</summary>
    public Stage? Stage
    {
        init => _stage = value is Stage stage ? (int)stage : Any;
    }

    /// <summary>What happened to failures.</summary>
    public FailureKind? Kind
    {
        init => _kind = value is FailureKind kind ? (int)kind : Any;
    }

    /// <summary>The model.</summary>
    public int? Model
    {
        init => _model = value ?? Any;
    }

    /// <summary>Whose calls.</summary>
    public AgentFilter? Agent { get; init; }

    /// <summary>True where only failures can match, so that a rate of success would say nothing. A call that ran may have succeeded.</summary>
    public bool IsOfFailures => _kind != Any || (_stage != Any && _stage != (int)Records.Stage.Executed);

    /// <summary>The same without <see cref="Stage"/> and <see cref="Kind"/>: all calls, among which those failures stand.</summary>
    public CallFilter OfAllOutcomes() => this with { Stage = null, Kind = null };

    /// <summary>Tools that are left out: those of this product itself, unless they are asked for.</summary>
    public IReadOnlyCollection<int> ExcludedTools
    {
        init => _excludedTools = Flags(value);
    }

    /// <summary>The same for filters that let the same calls through, as long as the index keeps its numbers; null where time decides, which moves on.</summary>
    public string? Key => _sinceMs != long.MinValue ? null : $"{_tool} {_session} {_stage} {_kind} {_model} {Agent?.Key} {Text(_projects)} {Text(_excludedTools)}";

    /// <summary>True where of a tool's calls only part is asked for.</summary>
    public bool IsPart => _session != Any || _stage != Any || _kind != Any || _model != Any || _sinceMs != long.MinValue || _projects is not null || Agent is not null;

    /// <summary>True where the call is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Matches(in CallRow row) =>
        (_tool == Any || row.Tool == _tool)
        && (_session == Any || row.Session == _session)
        && row.TimestampMs >= _sinceMs
        && (_stage == Any || (int)row.Stage == _stage)
        && (_kind == Any || (int)row.Kind == _kind)
        && (_model == Any || row.Model == _model)
        && (_projects is null || ((uint)row.Project < (uint)_projects.Length && _projects[row.Project]))
        && !Excludes(row.Tool)
        && (Agent is null || Agent.Matches(row));

    /// <summary>True where the subagent is asked for: by its session, its project, itself, and when it was last heard of. What is asked of single calls is not asked of it: where it is, none matches.</summary>
    public bool Matches(Subagent subagent) =>
        _tool == Any && _stage == Any && _kind == Any && _model == Any
        && (_session == Any || subagent.Session == _session)
        && subagent.LastSeenMs >= _sinceMs
        && (_projects is null || ((uint)subagent.Project < (uint)_projects.Length && _projects[subagent.Project]))
        && (Agent is null || Agent.Matches(subagent));

    /// <summary>True for a tool that is left out.</summary>
    public bool Excludes(int tool) => (uint)tool < (uint)_excludedTools.Length && _excludedTools[tool];

    private static string Text(bool[]? flags) => flags is null ? "*" : string.Join(',', Enumerable.Range(0, flags.Length).Where(number => flags[number]));

    private static bool[] Flags(IReadOnlyCollection<int> numbers)
    {
        var flags = new bool[numbers.Count == 0 ? 0 : numbers.Max() + 1];
        foreach (int number in numbers)
            flags[number] = true;
        return flags;
    }
}
