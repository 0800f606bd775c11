using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Numbers what a step can be: a shell command by its family, any other call by its tool, and a batch by the set of what it holds.</summary>
internal sealed class StepNames(CallIndex index)
{
    private readonly List<(string Name, SortedSet<string> Parts, SortedSet<string> Tools)> _steps = [];
    private readonly Dictionary<string, int> _byName = [];
    private readonly Dictionary<(int Tool, int Command), int> _byCall = [];
    private readonly Dictionary<(int Symbol, int Other), int> _mixes = [];
    private (int Tool, int Command, int Symbol) _last = (-1, -1, -1);

    /// <summary>How many there are.</summary>
    public int Count => _steps.Count;

    /// <summary>A step's name: a tool or command family, or those of a batch joined by <c>+</c>.</summary>
    public string this[int symbol] => _steps[symbol].Name;

    /// <summary>The tools of a step's calls.</summary>
    public IReadOnlySet<string> ToolsOf(int symbol) => _steps[symbol].Tools;

    /// <summary>The number of a call's step.</summary>
    public int Of(in CallRow row)
    {
        // Runs of one kind are common.
        if ((_last.Tool, _last.Command) == (row.Tool, row.Command))
            return _last.Symbol;
        if (!_byCall.TryGetValue((row.Tool, row.Command), out int symbol))
        {
            string tool = index.Tools[row.Tool], name = row.Command == 0 ? tool : index.Commands[row.Command];
            symbol = _byCall[(row.Tool, row.Command)] = Find(name, [name], [tool]);
        }

        _last = (row.Tool, row.Command, symbol);
        return symbol;
    }

    /// <summary>The number of a batch that holds two steps' calls.</summary>
    public int With(int symbol, int other)
    {
        if (symbol == other)
            return symbol;
        if (_mixes.TryGetValue((symbol, other), out int mix))
            return mix;
        var parts = new SortedSet<string>(_steps[symbol].Parts.Concat(_steps[other].Parts), StringComparer.Ordinal);
        return _mixes[(symbol, other)] = Find(string.Join('+', parts), parts, [.. _steps[symbol].Tools, .. _steps[other].Tools]);
    }

    private int Find(string name, SortedSet<string> parts, SortedSet<string> tools)
    {
        if (_byName.TryGetValue(name, out int symbol))
        {
            _steps[symbol].Tools.UnionWith(tools);
            return symbol;
        }

        _steps.Add((name, parts, tools));
        return _byName[name] = _steps.Count - 1;
    }
}
