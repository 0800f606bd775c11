using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>The tool that launches subagents. Client 2.1.63 renamed it from <c>Task</c> to <c>Agent</c>: one tool, whichever of its names a line has.</summary>
/// <remarks>Here alone the two become one number. The store keeps the client's word; answers say the newer name once the store has it.</remarks>
internal static class LaunchTool
{
    private const string OldName = "Task", NewName = "Agent";

    /// <summary>The number of a tool by a call's own name for it.</summary>
    public static int Number(WordTable tools, in Utf8Value name)
    {
        if (!name.Raw.SequenceEqual("Agent"u8))
            return tools.Add(name);
        int number = tools.Add("Task"u8);
        tools.Show(number, NewName);
        return number;
    }

    /// <summary>The number of a tool by either name; -1 where no call has it.</summary>
    public static int Find(WordTable tools, string name) => tools.Find(name == NewName ? OldName : name);
}
