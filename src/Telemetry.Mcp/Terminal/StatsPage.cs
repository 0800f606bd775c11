using Spectre.Console;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>How calls went, as a table.</summary>
internal static class StatsPage
{
    private static readonly string[] s_agentColumns = ["agents", "agent p50>", "agent p95>", "calls each>"];

    public static Table Of(StatsAnswer answer, PageStyle style)
    {
        // Only a detailed answer has notes, and only one by agent type has subagents: then the columns are worth their width.
        bool hasAgents = answer.Rows.Any(row => row.Agents is not null), hasNotes = answer.Rows.Any(row => row.Noted is not null), hasRecent = answer.Rows.Any(row => row.Recent is not null);
        Table table = style.NewTable(
            ["~", "calls>", "success", "95 %", .. hasAgents ? [] : (string[])["sessions>"], .. hasRecent ? (string[])["recently>"] : [], "failed~", "p50>", "p95>", "total>", .. hasNotes ? (string[])["noted"] : [], .. hasAgents ? s_agentColumns : []]);
        foreach (StatsRow row in answer.Rows)
        {
            table.AddRow(
            [
                PageStyle.Text(row.Name), PageStyle.Number(row.Calls), style.Rate(row.Success, row.Interval, row.Note), PageStyle.Interval(row.Interval),
                .. hasAgents ? [] : (IEnumerable<Text>)[PageStyle.Text(row.Sessions is int sessions ? Say.Count(sessions) : "")], .. hasRecent ? (IEnumerable<Text>)[PageStyle.Share(row.Recent)] : [],
                PageStyle.Counts(row.Failed), PageStyle.Ms(row.P50Ms), PageStyle.Ms(row.P95Ms), PageStyle.Ms(row.KnownMs),
                .. hasNotes ? (IEnumerable<Text>)[PageStyle.Counts(row.Noted)] : [],
                .. hasAgents ? Agents(row.Agents) : [],
            ]);
        }

        if (answer.LatencySource is string source)
            table.Caption(source == "transcript" ? "Latency: wall time from transcripts, waiting included." : $"Latency: {source}.");
        return table;
    }

    private static Text[] Agents(AgentsRow? agents)
    {
        if (agents is null)
            return [PageStyle.Text(""), PageStyle.Text(""), PageStyle.Text(""), PageStyle.Text("")];
        string[] ends = [.. agents.Failed is int failed ? [$"{failed} failed"] : Array.Empty<string>(), .. agents.Unfinished is int open ? [$"{open} open"] : Array.Empty<string>()];
        return
        [
            PageStyle.Text(ends.Length == 0 ? Say.Count(agents.N) : $"{Say.Count(agents.N)} ({string.Join(", ", ends)})"),
            PageStyle.Ms(agents.P50Ms), PageStyle.Ms(agents.P95Ms), PageStyle.Text(agents.CallsP50 is int calls ? Say.Count(calls) : ""),
        ];
    }
}
