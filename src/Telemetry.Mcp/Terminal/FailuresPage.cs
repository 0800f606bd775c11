using Spectre.Console;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>What fails, as a table.</summary>
internal static class FailuresPage
{
    public static Table Of(FailuresAnswer answer, PageStyle style)
    {
        // Columns are worth their width only where something stands in them.
        bool cancels = answer.Rows.Any(row => row.Cancelled is not null), hasTexts = answer.Rows.Any(row => row.Error is not null), hasKinds = answer.Rows.Any(row => row.Kind is not null), hasFixes = answer.Rows.Any(row => row.Fix is not null);
        Table table = style.NewTable(
            ["count>", "", .. If(hasKinds, "kind"), .. If(hasTexts, "what it says~"), .. If(hasFixes, "what to do first~"), .. If(cancels, "cancelled>"), "sessions>", "last", "trend"]);
        foreach (FailureRow row in answer.Rows)
        {
            table.AddRow(
            [
                PageStyle.Number(row.Count), PageStyle.Text(row.Tool ?? row.Name), .. If(hasKinds, PageStyle.Text(row.Kind)), .. If(hasTexts, PageStyle.Text(row.Error)),
                .. If(hasFixes, PageStyle.Text(row.Fix?.Sentence())), .. If(cancels, PageStyle.Text(row.Cancelled is int cancelled ? Say.Count(cancelled) : "")), PageStyle.Number(row.Sessions), PageStyle.Text(row.Last),
                style.Trend(row.Slices, row.Trend),
            ]);
        }

        return table;
    }

    private static IEnumerable<T> If<T>(bool isThere, T value) => isThere ? [value] : [];
}
