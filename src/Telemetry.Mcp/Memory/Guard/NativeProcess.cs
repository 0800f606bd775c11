using System.Runtime.InteropServices;

namespace Telemetry.Mcp.Memory;

/// <summary>What .NET cannot say of processes: a group of one's own, and its end as a whole.</summary>
/// <remarks>Apart from <c>NativeFile</c>, and here: only the guard needs it, so neither Core nor the hook carries it.</remarks>
internal static partial class NativeProcess
{
    private const int Terminate = 15, Kill = 9, BecomeReaper = 36;

    /// <summary>Makes this process the leader of a session and a group of its own; where it leads one already, nothing changes.</summary>
    public static void LeadOwnGroup() => _ = setsid();

    /// <summary>Makes orphans among the descendants of this process its own children, so that they can be found (Linux).</summary>
    public static void AdoptOrphans() => _ = prctl(BecomeReaper, 1, 0, 0, 0);

    /// <summary>Ends a process at once.</summary>
    public static void KillOne(int process) => _ = kill(process, Kill);

    /// <summary>Ends the group of this process at once, itself included.</summary>
    public static void KillOwnGroup() => _ = kill(0, Kill);

    /// <summary>Asks the group of this process to end; a process that handles the signal, as the guard does, goes on.</summary>
    public static void TerminateOwnGroup() => _ = kill(0, Terminate);

    [LibraryImport("libc")]
    private static partial int setsid();

    [LibraryImport("libc")]
    private static partial int prctl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
