using Spectre.Console;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>What fails, as a table.</summary>
internal static class FailuresPage
{
    public static Table Of(FailuresAnswer answer, PageStyle style)
    {
        Table table = style.NewTable("count>", "tool", "stage", "what it says~", "sessions>", "last");
        foreach (FailureRow row in answer.Rows)
            table.AddRow(PageStyle.Number(row.Count), PageStyle.Text(row.Tool), PageStyle.Text(row.Stage), PageStyle.Text(row.Error), PageStyle.Number(row.Sessions), PageStyle.Text(row.Last));
        return table;
    }
}
