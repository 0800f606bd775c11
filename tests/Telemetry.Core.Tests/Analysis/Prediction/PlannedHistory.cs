using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

/// <summary>Random calls on few targets, some sent together, and how a history is cut.</summary>
internal static class PlannedHistory
{
    private static readonly string[] s_tools = ["Read", "Edit", "Write", "Bash", "Grep", "NotebookEdit"];
    private static readonly string[] s_commands = ["npm test", "npm run build | tail", "git add f"];

    /// <summary>Lanes of calls; the calls of a batch end one after the other.</summary>
    public static IEnumerable<ToolCall> Draw(int seed, int sessions = 3, int callsOfLane = 25)
    {
        var random = new Random(seed);
        int second = 0;
        for (int lane = 0; lane < sessions * 2; lane++)
        {
            int left = 0, batch = 0;
            for (int i = 0; i < callsOfLane; i++)
            {
                if (left-- <= 0)
                {
                    left = random.Next(3) == 0 ? random.Next(3) : 0;
                    batch = left > 0 || random.Next(6) == 0 ? second + 1 : 0;
                }

                yield return Call(random, second++, "s" + lane / 2, lane % 2 == 0 ? null : "a", batch);
            }
        }
    }

    public static LaneRows LanesOf(CallIndex index)
    {
        var lanes = new LaneRows(index);
        lanes.Update();
        return lanes;
    }

    public static Folds FoldsOf(CallIndex index, Split split) => new(LanesOf(index), split);

    private static ToolCall Call(Random random, int second, string session, string? agent, int batch)
    {
        string tool = s_tools[random.Next(s_tools.Length)];
        string parameters = tool == "Bash" ? $$"""{"command":"{{s_commands[random.Next(s_commands.Length)]}}"}"""
            : random.Next(8) == 0 ? "{}" : $$"""{"{{(tool == "NotebookEdit" ? "notebook_path" : tool == "Grep" ? "pattern" : "file_path")}}":"/d{{random.Next(2)}}/f{{random.Next(2)}}","limit":{{random.Next(2)}}}""";
        int fate = random.Next(10);
        return Some.Call(
            tool, second, fate < 4 ? Outcome.Failure : Outcome.Success, fate switch { 0 => Stage.Denied, 1 => Stage.Validation, 2 => Stage.Unknown, _ => Stage.Executed }, id: "t" + second, session: session,
            agentId: agent, parameters: parameters, batchId: batch == 0 ? null : "b" + batch, project: "/p" + session, source: fate == 2 ? RecordSource.Batch : RecordSource.Hook, error: fate == 2 ? "it may have failed" : "it failed") with
        {
            Note = fate == 9 ? SoftOutcome.MaskedFailure : SoftOutcome.None,
        };
    }
}
