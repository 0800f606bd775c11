using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>A session with one call of every fate that a call can have, each reachable by its name.</summary>
internal sealed class WorkingDay
{
    private const string SubagentMarker = "Errand for a subagent:";

    private readonly string project;

    public WorkingDay(string project)
    {
        this.project = project;
        Succeeding =
        [
            ToolUse.Bash("echo hello"),
            new("Write", new JsonObject { ["file_path"] = FileNamed("notes.txt"), ["content"] = "one\ntwo\n" }),
            ReadOf("notes.txt"),
            EditOf("one", "three"),
            // Exit codes that mean "no", and one that a pipe hides.
            ToolUse.Bash("grep absent notes.txt"),
            ToolUse.Bash("printf 'four\n' > other.txt; diff notes.txt other.txt"),
            ToolUse.Bash("test -f absent.txt"),
            ToolUse.Bash("false | cat"),
            // More than the client keeps in the answer.
            ToolUse.Bash("seq 1 20000"),
            BashWith("sleep 0.3; echo later", "run_in_background", true),
            new("Read", new JsonObject { ["file_path"] = FileNamed("notes.txt"), ["offset"] = 1000 }),
            new("ToolSearch", new JsonObject { ["query"] = "select:WebFetch" }),
            new("ToolSearch", new JsonObject { ["query"] = "select:NothingOfThatName" }),
            ToolUse.Mcp("done"),
        ];
        FailingAfterTheyRan =
        [
            ToolUse.Bash("echo trouble >&2; exit 3"),
            ReadOf("absent.txt"),
            ToolUse.Bash("no_such_program"),
            ToolUse.Bash("seq 1 20000; echo 'fatal: the end' >&2; exit 9"),
            BashWith("sleep 3; echo late", "timeout", 1000),
            new("Read", new JsonObject { ["file_path"] = project }),
            ToolUse.Mcp("complain"),
            ToolUse.Mcp("break"),
        ];
        NeverRun =
        [
            EditOf("nowhere in the file", "anything"),
            new("NoSuchTool", new JsonObject { ["anything"] = 1 }),
            new("Read", new JsonObject { ["path"] = FileNamed("notes.txt") }),
            ToolUse.Bash("sleep 30"),
            new("Read", new JsonObject { ["file_path"] = FileNamed("notes.txt"), ["unheard_of"] = 1 }),
            new("Edit", new JsonObject { ["file_path"] = FileNamed("absent.txt"), ["old_string"] = "a", ["new_string"] = "b" }),
            EditOf("three", "three"),
            new("Write", new JsonObject { ["file_path"] = project, ["content"] = "x" }),
            new("NotebookEdit", new JsonObject { ["notebook_path"] = FileNamed("notes.txt"), ["new_source"] = "x" }),
            new("Skill", new JsonObject { ["skill"] = "no-such-skill" }),
            new("TaskStop", new JsonObject { ["task_id"] = "no-such-task" }),
            new("WebFetch", new JsonObject { ["url"] = "no address", ["prompt"] = "x" }),
            ToolUse.Mcp("no_such_tool"),
        ];
        Together = [ToolUse.Bash("echo first"), ReadOf("notes.txt"), ToolUse.Bash("exit 7")];
        Denied = ToolUse.Bash("shred notes.txt");
        Subagent = new("Agent", new JsonObject
        {
            ["description"] = "a small errand",
            ["prompt"] = $"{SubagentMarker} look around",
            ["subagent_type"] = "general-purpose",
        });
        InSubagent = [ToolUse.Bash("echo from the subagent"), ReadOf("absent too.txt")];
        Exporting = ToolUse.Bash($"export API_TOKEN={ExportedSecret}; echo done");
        Leaking = ToolUse.Bash($"echo 'Authorization: Bearer {PrintedSecret}' >&2; exit 4");
    }

    public IReadOnlyList<ToolUse> Succeeding { get; }

    public IReadOnlyList<ToolUse> FailingAfterTheyRan { get; }

    /// <summary>Refused by the client before they started: no event of their own tells of them.</summary>
    public IReadOnlyList<ToolUse> NeverRun { get; }

    /// <summary>Three calls of one message.</summary>
    public IReadOnlyList<ToolUse> Together { get; }

    public ToolUse Denied { get; }

    public ToolUse Subagent { get; }

    public IReadOnlyList<ToolUse> InSubagent { get; }

    /// <summary>Carries a secret in its command.</summary>
    public ToolUse Exporting { get; }

    /// <summary>Prints a secret as it fails, so that it stands in the error.</summary>
    public ToolUse Leaking { get; }

    public IReadOnlyList<ToolUse> All =>
        [.. Succeeding, .. FailingAfterTheyRan, .. NeverRun, .. Together, Denied, Subagent, .. InSubagent, Exporting, Leaking];

    // Made anew for each run, so that no scanner ever finds them in the source.
    public string ExportedSecret { get; } = $"tk{Guid.NewGuid():N}";

    public string PrintedSecret { get; } = $"{Guid.NewGuid():N}{Guid.NewGuid():N}";

    public Script Script => new(
        [
            .. OneByOne(Succeeding), .. OneByOne(FailingAfterTheyRan), .. OneByOne(NeverRun),
            Together, [Denied], [Exporting], [Leaking], [Subagent],
        ],
        new Dictionary<string, IReadOnlyList<IReadOnlyList<Block>>> { [SubagentMarker] = [.. OneByOne(InSubagent)] });

    private static IEnumerable<IReadOnlyList<Block>> OneByOne(IEnumerable<ToolUse> calls) => calls.Select(call => (IReadOnlyList<Block>)[call]);

    private static ToolUse BashWith(string command, string option, JsonNode value) =>
        new("Bash", new JsonObject { ["command"] = command, [option] = value });

    private ToolUse ReadOf(string name) => new("Read", new JsonObject { ["file_path"] = FileNamed(name) });

    private ToolUse EditOf(string before, string after) => new("Edit", new JsonObject
    {
        ["file_path"] = FileNamed("notes.txt"),
        ["old_string"] = before,
        ["new_string"] = after,
    });

    private string FileNamed(string name) => Path.Combine(project, name);
}
