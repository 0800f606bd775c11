using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Telemetry.Storage;

/// <summary>The only place of Core that calls the operating system: what .NET cannot say of files.</summary>
internal static partial class NativeFile
{
    private const int InterruptedByASignal = 4;

    /// <summary>Why the last call failed, in words.</summary>
    public static string LastProblem(string verb) => $"could not {verb} it: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}";

    /// <summary>True where the last call failed because there is no such file.</summary>
    public static bool IsMissing() => Marshal.GetLastPInvokeError() is var error && (error == 2 || (OperatingSystem.IsWindows() && error == 3));

    /// <summary>True where the last call failed because another has the lock (EWOULDBLOCK: 11, on macOS 35).</summary>
    public static bool IsTaken() => Marshal.GetLastPInvokeError() == (OperatingSystem.IsLinux() ? 11 : 35);

    /// <summary>Opens a file for appending.</summary>
    public static SafeFileHandle OpenToAppend(string path)
    {
        if (OperatingSystem.IsWindows())
            return CreateFile(path, FileAppendData | Synchronize, ShareAll, 0, OpenExisting, 0, 0);
        // Two arguments only: a third would be variadic, which some platforms pass differently. Creating is left to .NET.
        return open(path, OperatingSystem.IsLinux() ? LinuxAppend : MacAppend);
    }

    /// <summary>Opens a folder, only to lock it.</summary>
    public static SafeFileHandle OpenFolder(string path) => open(path, OperatingSystem.IsLinux() ? LinuxRead : MacRead);

    /// <summary>Takes the advisory lock of an open file, without waiting; it ends with the handle, or with the process.</summary>
    public static bool TryLock(SafeFileHandle file, bool isExclusive) => flock(file, (isExclusive ? LockExclusive : LockShared) | LockNonBlocking) == 0;

    /// <summary>Writes in one call.</summary>
    /// <returns>How many bytes were written; below 0 where the call failed.</returns>
    public static unsafe nint Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            if (OperatingSystem.IsWindows())
                return WriteFile(file, start, (uint)bytes.Length, out uint count, 0) ? (nint)count : -1;
            nint written;
            do
                written = write(file, start, bytes.Length);
            while (written < 0 && Marshal.GetLastPInvokeError() == InterruptedByASignal);
            return written;
        }
    }

    // O_WRONLY | O_APPEND | O_NONBLOCK | O_CLOEXEC. Non-blocking, so that a pipe in the store's place cannot hold a hook up.
    private const int LinuxAppend = 0x1 | 0x400 | LinuxRead, MacAppend = 0x1 | 0x8 | MacRead;
    private const int LinuxRead = 0x800 | 0x80000, MacRead = 0x4 | 0x1000000;
    private const int LockShared = 1, LockExclusive = 2, LockNonBlocking = 4;
    private const uint FileAppendData = 0x4, Synchronize = 0x100000, ShareAll = 0x7, OpenExisting = 3;

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial nint write(SafeFileHandle file, byte* bytes, nint count);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(SafeFileHandle file, int operation);

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateFile(string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool WriteFile(SafeFileHandle file, byte* bytes, uint count, out uint written, nint overlapped);
}
