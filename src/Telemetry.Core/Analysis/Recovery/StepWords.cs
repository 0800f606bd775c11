using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Says a step in words: tools, commands and relations, never a parameter.</summary>
internal static class StepWords
{
    private static readonly string[] s_fileTools = ["Read", "Edit", "MultiEdit", "Write", "NotebookEdit", "NotebookRead"];
    private static readonly string[] s_shells = ["Bash", "PowerShell"];

    /// <summary>True for a tool that runs commands.</summary>
    public static bool IsShell(string tool) => s_shells.Contains(tool);

    /// <summary>What to do, as a sentence without its stop.</summary>
    /// <param name="index">The calls.</param>
    /// <param name="failedTool">The tool that failed.</param>
    /// <param name="step">The step.</param>
    /// <param name="ofCommand">Says a command's program and subcommand in other words; null says them as they are.</param>
    public static string Of(CallIndex index, int failedTool, FirstStep step, Func<string, string>? ofCommand = null)
    {
        string failed = index.Tools[failedTool], tool = index.Tools[step.Tool], command = index.Commands[step.Command];
        if (command.Length > 0 && ofCommand is not null)
            command = ofCommand(command);
        bool isShell = IsShell(failed), isOnFile = s_fileTools.Contains(tool);
        string again = isShell ? "run it again" : $"{failed} again";
        return step.Relation switch
        {
            StepRelation.Identical => isShell ? "Run the same command again" : $"Send the same {failed} call again",
            StepRelation.Changed when isShell => "Run it again with other arguments",
            StepRelation.Changed => s_fileTools.Contains(failed) ? $"{failed} the same file again with other arguments" : $"Try {failed} again with other arguments",
            StepRelation.SameTarget => isOnFile ? $"{tool} the same file, then {again}" : $"Use {tool} on the same target, then {again}",
            _ when command.Length > 0 => $"Run {command}, then {again}",
            StepRelation.OtherTarget => isOnFile ? $"{tool} another file first" : $"Use {tool} on another target first",
            _ => isOnFile ? $"{tool} a file, then {again}" : $"Use {tool}, then {again}",
        };
    }
}
