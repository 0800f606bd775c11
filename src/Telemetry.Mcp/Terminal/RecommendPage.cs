using Spectre.Console;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>Which tool next, as a table.</summary>
internal static class RecommendPage
{
    public static Table Of(RecommendAnswer answer, PageStyle style)
    {
        Table table = style.NewTable("tool", "estimate", "95 %", "calls>", "basis", "p50>", "expected>", "comes next>");
        foreach (RecommendedTool tool in answer.Tools)
        {
            table.AddRow(
                PageStyle.Text(tool.Tool), style.Rate(tool.Estimate, tool.Interval), PageStyle.Interval(tool.Interval), PageStyle.Number(tool.N), PageStyle.Text(tool.Basis),
                PageStyle.Ms(tool.P50Ms), PageStyle.Ms(tool.ExpectedMs), PageStyle.Share(tool.NextShare));
        }

        return table;
    }
}
