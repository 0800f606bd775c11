namespace Telemetry.Mcp.Tests.Support;

/// <summary>A history that has something to say to every question: chains, failures of all stages, batches, bottlenecks, models, subagents and servers.</summary>
internal static class Workday
{
    private static readonly string[] s_commands = ["git status", "npm test", "dotnet build -c Release", "ls -la"];

    public static IEnumerable<RecordedCall> Calls { get; } = [.. Sessions()];

    private static IEnumerable<RecordedCall> Sessions()
    {
        for (int session = 0; session < 6; session++)
        {
            int i = session * 100;
            for (int round = 0; round < 6; round++)
            {
                foreach (RecordedCall call in Round(i, session * 6 + round))
                    yield return (call with { Project = session < 4 ? Some.Project : "/home/dev/other", Model = session % 2 == 0 ? "model-a" : "model-b" }).In($"s{session}");
                i += 12;
            }
        }
    }

    private static IEnumerable<RecordedCall> Round(int i, int round)
    {
        string file = $"/home/dev/app/file{round % 5}.cs";
        yield return Some.Call("Grep", i) with { Parameter = ("pattern", "main"), LatencyMs = 40 };
        yield return Some.Call("Read", i + 1) with { Parameter = ("file_path", file), LatencyMs = 5 + round };
        yield return (round % 4 == 3 ? Some.Failure("Edit", i + 2, $"String to replace not found in {file}", "validation") : Some.Call("Edit", i + 2)) with
        {
            Parameter = ("file_path", file),
            LatencyMs = 12,
        };
        yield return (round % 3 == 2 ? Some.Failure("Bash", i + 3, "Exit code 1\nFAIL src/app.test.js") : Some.Call("Bash", i + 3)) with
        {
            Parameter = ("command", s_commands[round % s_commands.Length]),
            LatencyMs = 900 + round * 10,
        };
        yield return Some.Call("Read", i + 4) with { Parameter = ("file_path", file + ".a"), Batch = $"b{round}" };
        yield return Some.Call("Glob", i + 5) with { Parameter = ("pattern", "*.cs"), Batch = $"b{round}" };
        yield return Some.Call("mcp__files__list", i + 6) with { AgentType = "explorer", LatencyMs = 30_000 };
        yield return (round % 6) switch
        {
            0 => Some.Failure("Write", i + 7, "Permission to use Write has been denied.", "denied"),
            1 => Some.Failure("Write", i + 7, "The user doesn't want to proceed with this tool use.", "rejected"),
            2 => Some.Failure("Write", i + 7, "Sibling tool call errored", "cancelled"),
            3 => Some.Failure("Write", i + 7, "[Request interrupted by user]", "interrupted"),
            _ => Some.Call("Write", i + 7),
        };
    }
}
