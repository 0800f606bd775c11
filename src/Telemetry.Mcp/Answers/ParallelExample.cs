using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Mcp.Answers;

/// <summary>Two calls that were sent one after the other and could have been sent together.</summary>
/// <param name="Tools">Their tools.</param>
/// <param name="SavedMs">What that would have saved at most, in milliseconds.</param>
/// <param name="ToolUseIds">Their ids, where they are known.</param>
internal sealed record ParallelExample(IReadOnlyList<string> Tools, int SavedMs, IReadOnlyList<string>? ToolUseIds)
{
    public static ParallelExample Of(ReadBoundary boundary, CallIndex index)
    {
        CallRow[] rows = [index.Rows[boundary.First], index.Rows[boundary.Second]];
        string[] ids = [.. rows.Select(row => index.ReadCall(row)?.ToolUseId).OfType<string>().Select(id => Quoted.Text(id, 80))];
        return new ParallelExample([.. rows.Select(row => Quoted.Text(index.Tools[row.Tool], 80))], boundary.SavedMs, ids.Length == 2 ? ids : null);
    }
}
