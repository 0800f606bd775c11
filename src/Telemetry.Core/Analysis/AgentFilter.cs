using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Whose calls a question is about: those of main threads, of one type of subagents, or of one subagent.</summary>
public sealed record AgentFilter
{
    private enum Who
    {
        Main,
        Type,
        Id,
    }

    private readonly CallIndex _index;
    private readonly Who _who;
    private readonly int _number;

    private AgentFilter(CallIndex index, Who who, int number) => (_index, _who, _number) = (index, who, number);

    /// <summary>The same for filters that let the same agents through.</summary>
    internal string Key => $"{_who}{_number}";

    /// <summary>Finds what a word names: <c>main</c>, else a type of subagents (<c>unknown</c> where nothing tells it), else a subagent's id.</summary>
    /// <returns>Null where the history knows no such agent.</returns>
    public static AgentFilter? Find(CallIndex index, string word)
    {
        if (word == Grouping.Main)
            return new AgentFilter(index, Who.Main, 0);
        if (index.AgentTypes.FindInAnyCase(word) is > 0 and int type)
            return new AgentFilter(index, Who.Type, type);
        if (word == Grouping.UnknownType)
            return new AgentFilter(index, Who.Type, 0);
        return index.Agents.Find(word) is > 0 and int id ? new AgentFilter(index, Who.Id, id) : null;
    }

    /// <summary>True where such an agent made the call.</summary>
    public bool Matches(in CallRow row) => _who switch
    {
        Who.Main => _index.IsMain(row.Lane) && row.AgentType == 0,
        Who.Type => row.AgentType == _number && (_number != 0 || !_index.IsMain(row.Lane)),
        _ => _index.AgentOf(row.Lane) == _number,
    };

    /// <summary>True where it is such an agent.</summary>
    public bool Matches(Subagent subagent) => _who switch
    {
        Who.Main => false,
        Who.Type => subagent.AgentType == _number,
        _ => subagent.Agent == _number,
    };
}
