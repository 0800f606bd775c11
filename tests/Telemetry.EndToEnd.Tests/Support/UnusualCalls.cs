using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>The scripts of sessions that take more than a script: nobody to ask, agents within agents, and ends that come too early.</summary>
internal sealed class UnusualCalls(string project)
{
    private const string Outer = "Outer errand:", Inner = "Inner errand:", Left = "Left errand:", Right = "Right errand:";
    private const string Doomed = "Doomed errand:", Endless = "Endless errand:", Quiet = "Quiet errand:", Cut = "Cut errand:";

    /// <summary>What nobody grants, and what a hook of the user's forbids.</summary>
    public IReadOnlyList<ToolUse> NotAllowed { get; } =
    [
        ToolUse.Bash("touch made.txt"),
        ToolUse.Bash("python3 -c 'print(1)'"),
        ToolUse.Bash("touch made.txt && ls && rm -rf made.txt"),
        ToolUse.Bash("cat /etc/hostname"),
        new("Write", new JsonObject { ["file_path"] = Path.Combine(project, "made.txt"), ["content"] = "x" }),
        new("WebFetch", new JsonObject { ["url"] = "https://example.com/", ["prompt"] = "x" }),
        ToolUse.Mcp("done"),
        ToolUse.Bash("shred notes.txt"),
        ToolUse.Bash("echo blocked-by-policy"),
        ToolUse.Bash("echo denied-by-policy"),
        ToolUse.Bash("echo asked-by-policy"),
    ];

    /// <summary>One message whose calls have three fates.</summary>
    public IReadOnlyList<ToolUse> PartlyAllowed { get; } = [ToolUse.Bash("touch made.txt"), ToolUse.Bash("ls"), ToolUse.Bash("ls no-such-folder")];

    public Script AskingFirst => new([.. NotAllowed.Select(call => (IReadOnlyList<Block>)[call]), PartlyAllowed]);

    /// <summary>A call of an agent that another agent launched.</summary>
    public ToolUse Nested { get; } = ToolUse.Bash("echo from the agent of an agent; exit 5");

    /// <summary>Launches the agent that makes <see cref="Nested"/>; itself a call of an agent.</summary>
    public ToolUse Nesting { get; } = ToolUse.Agent($"{Inner} look closer");

    /// <summary>Two agents of one message.</summary>
    public IReadOnlyList<ToolUse> SideBySide { get; } = [ToolUse.Agent($"{Left} look"), ToolUse.Agent($"{Right} look")];

    /// <summary>An agent whose model breaks down.</summary>
    public ToolUse Failing { get; } = ToolUse.Agent($"{Doomed} look");

    /// <summary>An agent of a type that does not exist: the client finds out by trying.</summary>
    public ToolUse Unknown { get; } =
        new("Agent", new JsonObject { ["description"] = "nobody", ["prompt"] = "nothing", ["subagent_type"] = "no-such-type" });

    /// <summary>An agent in the background that comes to its end.</summary>
    public ToolUse Background { get; } = ToolUse.Agent($"{Quiet} look", inBackground: true);

    /// <summary>The call in which an agent is stopped.</summary>
    public ToolUse Stopped { get; } = ToolUse.Bash("sleep 20 && echo slept");

    public Script Agents => new(
        [
            [ToolUse.Agent($"{Outer} look around")], SideBySide, [Failing], [Unknown],
            [ToolUse.Agent($"{Endless} wait", inBackground: true)], Pause(), [new ToolUse("TaskStop", new JsonObject { ["task_id"] = Script.LaunchedAgent })],
            [Background], Pause(),
        ],
        new Dictionary<string, IReadOnlyList<IReadOnlyList<Block>>>
        {
            [Outer] = [[ToolUse.Bash("echo before")], [Nesting], [ToolUse.Bash("exit 4")]],
            [Inner] = [[Nested]],
            [Left] = [[ToolUse.Bash("sleep 0.2; echo left")]],
            [Right] = [[ToolUse.Bash("sleep 0.1; echo right"), ToolUse.Bash("exit 6")]],
            [Doomed] = [[ToolUse.Bash("echo before the end")], [new Refusal()]],
            [Endless] = [[Stopped]],
            [Quiet] = [[ToolUse.Bash("echo quietly")]],
        });

    /// <summary>Makes itself known by this file as it starts.</summary>
    public string Started(string name) => Path.Combine(project, name);

    /// <summary>One message: the first call is done, the second runs and the others wait when the session is interrupted.</summary>
    public IReadOnlyList<ToolUse> Interrupted { get; } =
        [ToolUse.Bash("echo done before"), ToolUse.Bash("touch interrupted; sleep 20 && echo slept"), ToolUse.Bash("touch waited"), ToolUse.Bash("echo waited")];

    /// <summary>A call of an agent that runs when the session is interrupted.</summary>
    public ToolUse InterruptedInAgent { get; } = ToolUse.Bash("touch interrupted-agent; sleep 20 && echo slept");

    public ToolUse InterruptedAgent { get; } = ToolUse.Agent($"{Cut} look");

    public Script ToInterrupt => new([[ToolUse.Bash("echo early")], Interrupted]);

    public Script ToInterruptInAgent => new([[InterruptedAgent]], new Dictionary<string, IReadOnlyList<IReadOnlyList<Block>>> { [Cut] = [[InterruptedInAgent]] });

    /// <summary>The calls of a session, of its continuation, and of a fork of both.</summary>
    public IReadOnlyList<IReadOnlyList<ToolUse>> Continued { get; } =
    [
        [ToolUse.Bash("echo first"), ToolUse.Bash("exit 2")],
        [ToolUse.Bash("echo second")],
        [ToolUse.Bash("echo third")],
    ];

    /// <summary>A session, its continuation and its fork have the same past.</summary>
    public Script Continuing => new([.. Continued.SelectMany(turn => (IReadOnlyList<Block>[])[turn, [new TextBlock("done")]])]);

    /// <summary>One message: the first call is done, the second runs and the third waits when the client is killed.</summary>
    public IReadOnlyList<ToolUse> Killed { get; } = KilledAt("killed");

    /// <summary>The same, in a session that is taken up again: only then the client writes that nobody knows how they ended.</summary>
    public IReadOnlyList<ToolUse> KilledAndResumed { get; } = KilledAt("killed-and-resumed");

    public ToolUse AfterTheKill { get; } = ToolUse.Bash("echo after");

    public Script ToKill => new([Killed]);

    // The client answers for the model that was killed before it goes on.
    public Script ToKillAndResume => new([KilledAndResumed, [new TextBlock("no answer")], [AfterTheKill]]);

    private static IReadOnlyList<ToolUse> KilledAt(string file) =>
        [ToolUse.Bash("echo done before"), ToolUse.Bash($"touch {file}; sleep 3"), ToolUse.Bash("echo waited")];

    private static IReadOnlyList<Block> Pause() => [ToolUse.Bash("sleep 0.5; sleep 0.5")];
}
