namespace Telemetry.Index;

/// <summary>The client's tools that change nothing whatever they are asked.</summary>
/// <param name="tools">The tools that are known; more may come.</param>
internal sealed class ReadOnlyTools(WordTable tools)
{
    private static readonly string[] s_names = ["Read", "Grep", "Glob", "LS", "NotebookRead", "WebFetch", "WebSearch", "ListMcpResourcesTool", "ReadMcpResourceTool"];

    private bool[] _flags = [];

    /// <summary>True where a tool is one of them.</summary>
    public bool Has(int tool) => (uint)tool < (uint)_flags.Length ? _flags[tool] : Learn(tool);

    private bool Learn(int tool)
    {
        int known = _flags.Length;
        Array.Resize(ref _flags, tools.Count);
        for (; known < _flags.Length; known++)
            _flags[known] = s_names.Contains(tools[known]);
        return _flags[tool];
    }
}
