using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>A call before it is sent: what it will do, and nothing of how that ends. Words are numbers of the index's tables.</summary>
public readonly record struct PlannedCall
{
    /// <summary>The tool.</summary>
    public required int Tool { get; init; }

    /// <summary>A shell command's program and subcommand; 0 for none.</summary>
    public int Command { get; init; }

    /// <summary>True where a shell command's exit code would be that of what stands behind its work.</summary>
    public bool HidesExit { get; init; }

    /// <summary>The working directory; 0 where unknown.</summary>
    public int Project { get; init; }

    /// <summary>The file, address or command it is about: a number of <see cref="Telemetry.Index.Target"/>; 0 for none.</summary>
    public uint Target { get; init; }

    /// <summary>What it looks for, wherever that is: see <see cref="CallIndex.Names"/>; 0 for none.</summary>
    public uint Name { get; init; }

    /// <summary>All its parameters: see <see cref="CallIndex.Parameters"/>; 0 where unknown.</summary>
    public uint Parameters { get; init; }

    /// <summary>What it is sent together with; 0 where it is sent alone.</summary>
    public int Batch { get; init; }

    /// <summary>True where it is not known yet what it will be about, so that the past of its target says nothing.</summary>
    public bool IsVague { get; init; }

    /// <summary>True where both are about the same file, address or command family.</summary>
    public bool IsOnSameTarget(in PlannedCall other) => CallTarget.Of(Command, Target) == CallTarget.Of(other.Command, other.Target);

    /// <summary>A recorded call as it was before it was sent.</summary>
    public static PlannedCall Of(CallIndex index, int row)
    {
        ref readonly CallRow call = ref index.Rows[row];
        return new PlannedCall
        {
            Tool = call.Tool,
            Command = call.Command,
            HidesExit = call.HidesExit,
            Project = call.Project,
            Target = call.Target,
            Name = index.Names[row],
            Parameters = index.Parameters[row],
            Batch = call.Batch,
        };
    }
}
