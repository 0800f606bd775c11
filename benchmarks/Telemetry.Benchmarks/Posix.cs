using System.Runtime.InteropServices;

namespace Telemetry.Benchmarks;

/// <summary>The calls to the operating system that start, feed and await a process, and tell its time: Linux with glibc.</summary>
internal static unsafe partial class Posix
{
    public const int Interrupted = 4, CloseOnExec = 0x80000, WriteOnly = 1, PollIn = 1, Interrupt = 2, Kill = 9, Terminate = 15, ThreadCpuClock = 3;

    /// <summary>What a process used, as the kernel counts it. Only the two times are read.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Usage
    {
        public long UserSeconds, UserMicroseconds, SystemSeconds, SystemMicroseconds;
        private fixed long _rest[14];

        /// <summary>User and system time, in milliseconds.</summary>
        public readonly double CpuMs => (UserSeconds + SystemSeconds) * 1e3 + (UserMicroseconds + SystemMicroseconds) / 1e3;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int File;
        public short Events;
        public short Returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpec
    {
        public long Seconds, Nanoseconds;
    }

    /// <summary>glibc's posix_spawn_file_actions_t takes 80 bytes.</summary>
    public struct FileActions
    {
        private fixed byte _bytes[128];
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn(out int pid, string path, FileActions* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_init(FileActions* actions);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_destroy(FileActions* actions);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_adddup2(FileActions* actions, int from, int to);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn_file_actions_addopen(FileActions* actions, int file, string path, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int wait4(int pid, out int status, int options, out Usage usage);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int pipe2(int* ends, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint read(int file, byte* bytes, nint count);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint write(int file, byte* bytes, nint count);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int poll(PollEntry* entries, nuint count, int timeoutMs);

    [LibraryImport("libc")]
    public static partial int clock_gettime(int clock, out TimeSpec time);

    [LibraryImport("libc")]
    public static partial int close(int file);

    [LibraryImport("libc")]
    public static partial int kill(int pid, int signal);
}
