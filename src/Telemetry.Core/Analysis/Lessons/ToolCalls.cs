using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>How many calls of each tool could have failed, in all and in each project, and which tools succeeded once.</summary>
internal sealed class ToolCalls
{
    private readonly int[] _all;
    private readonly bool[] _hasSucceeded;
    private readonly Dictionary<(int Tool, int Project), int> _ofProject = [];

    public ToolCalls(CallIndex index, CallFilter filter)
    {
        _all = new int[index.Tools.Count];
        _hasSucceeded = new bool[index.Tools.Count];
        (int Tool, int Project) last = (-1, -1);
        int run = 0;
        foreach (ref readonly CallRow row in index.Rows)
        {
            if (!row.IsAttributable || !filter.Matches(row))
                continue;
            _all[row.Tool]++;
            _hasSucceeded[row.Tool] |= row.Outcome == Outcome.Success;
            if (last != (row.Tool, row.Project))
            {
                Count(last, run);
                (last, run) = ((row.Tool, row.Project), 0);
            }

            run++;
        }

        Count(last, run);
    }

    /// <summary>The calls of a tool in a project; with 0 in all.</summary>
    public int Of(int tool, int project) => project == 0 ? _all[tool] : _ofProject.GetValueOrDefault((tool, project));

    /// <summary>True where a call of the tool has succeeded, wherever.</summary>
    public bool HasSucceeded(int tool) => _hasSucceeded[tool];

    private void Count((int, int) of, int calls) => _ofProject[of] = _ofProject.GetValueOrDefault(of) + calls;
}
