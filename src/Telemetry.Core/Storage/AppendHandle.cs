using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Telemetry.Storage;

/// <summary>A file opened so that the operating system itself puts every write at the end. The only place that calls the operating system.</summary>
/// <remarks>
/// .NET's own append mode writes where the file ended when it was opened, so two processes overwrite each other (dotnet/runtime#53432).
/// POSIX promises that with <c>O_APPEND</c> no other write comes between finding the end and writing there; local file systems keep the promise, network ones may not.
/// </remarks>
internal sealed partial class AppendHandle : IDisposable
{
    private readonly SafeFileHandle _file;

    private AppendHandle(SafeFileHandle file) => _file = file;

    /// <summary>Opens a file for appending; creates it, readable for its owner only, where there is none.</summary>
    /// <returns>Null where it cannot be opened; <paramref name="problem"/> says why.</returns>
    public static AppendHandle? TryOpen(string path, out string? problem)
    {
        problem = null;
        SafeFileHandle file = Open(path);
        if (file.IsInvalid && IsMissing(Marshal.GetLastPInvokeError()))
        {
            file.Dispose();
            problem = Create(path);
            if (problem is not null)
                return null;
            file = Open(path);
        }

        if (!file.IsInvalid)
            return new AppendHandle(file);
        problem = LastProblem("open");
        file.Dispose();
        return null;
    }

    /// <summary>Writes all bytes at the end in one call to the operating system.</summary>
    /// <returns>Null, or why not all of them are in the file. Nothing is tried again: half a line followed by its rest would be two torn lines.</returns>
    public unsafe string? Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            nint written = OperatingSystem.IsWindows() ? WriteOnWindows(start, bytes.Length) : WriteOnUnix(start, bytes.Length);
            if (written == bytes.Length)
                return null;
            return written < 0 ? LastProblem("write") : $"could not write: {written} of {bytes.Length} bytes fitted";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private unsafe nint WriteOnUnix(byte* start, int count)
    {
        nint written;
        do
            written = write(_file, start, count);
        while (written < 0 && Marshal.GetLastPInvokeError() == InterruptedByASignal);
        return written;
    }

    private unsafe nint WriteOnWindows(byte* start, int count) => WriteFile(_file, start, (uint)count, out uint written, 0) ? (nint)written : -1;

    private static SafeFileHandle Open(string path)
    {
        if (OperatingSystem.IsWindows())
            return CreateFile(path, FileAppendData | Synchronize, ShareAll, 0, OpenExisting, 0, 0);
        // Two arguments only: a third would be variadic, which some platforms pass differently. Creating is left to .NET.
        return open(path, OperatingSystem.IsLinux() ? LinuxFlags : MacFlags);
    }

    private static string? Create(string path)
    {
        try
        {
            OwnerFolder.MakeFor(path);
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            new FileStream(path, options).Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"could not create it: {e.GetType().Name}";
        }
    }

    private static string LastProblem(string verb)
    {
        int error = Marshal.GetLastPInvokeError();
        return $"could not {verb} it: {Marshal.GetPInvokeErrorMessage(error)}";
    }

    private static bool IsMissing(int error) => error == 2 || (OperatingSystem.IsWindows() && error == 3);

    // O_WRONLY | O_APPEND | O_NONBLOCK | O_CLOEXEC. Non-blocking, so that a pipe in the store's place cannot hold a hook up.
    private const int LinuxFlags = 0x1 | 0x400 | 0x800 | 0x80000, MacFlags = 0x1 | 0x8 | 0x4 | 0x1000000;
    private const int InterruptedByASignal = 4;
    private const uint FileAppendData = 0x4, Synchronize = 0x100000, ShareAll = 0x7, OpenExisting = 3;

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial nint write(SafeFileHandle file, byte* bytes, nint count);

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateFile(string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool WriteFile(SafeFileHandle file, byte* bytes, uint count, out uint written, nint overlapped);
}
