using Spectre.Console;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>Which tool next, as a table.</summary>
internal static class RecommendPage
{
    public static Table Of(RecommendAnswer answer, PageStyle style)
    {
        Table table = style.NewTable("tool", "command", "estimate", "95 %", "calls>", "basis", "observed>", "p50>", "expected>", "comes next>");
        foreach (RecommendedTool tool in answer.Tools)
        {
            table.AddRow(
                PageStyle.Text(tool.Tool), PageStyle.Text(tool.Command), style.Rate(tool.Estimate, tool.Interval), PageStyle.Interval(tool.Interval), PageStyle.Number(tool.N),
                PageStyle.Text(tool.Basis), PageStyle.Share(tool.Observed), PageStyle.Ms(tool.P50Ms), PageStyle.Ms(tool.ExpectedMs), PageStyle.Share(tool.NextOdds));
        }

        return table;
    }
}
