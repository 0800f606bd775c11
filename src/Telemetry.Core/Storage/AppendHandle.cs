using Microsoft.Win32.SafeHandles;

namespace Telemetry.Storage;

/// <summary>A file opened so that the operating system itself puts every write at the end.</summary>
/// <remarks>
/// .NET's own append mode writes where the file ended when it was opened, so two processes overwrite each other (dotnet/runtime#53432).
/// POSIX promises that with <c>O_APPEND</c> no other write comes between finding the end and writing there; local file systems keep the promise, network ones may not.
/// </remarks>
internal sealed class AppendHandle : IDisposable
{
    private readonly SafeFileHandle _file;

    private AppendHandle(SafeFileHandle file) => _file = file;

    /// <summary>Appends to the store, in its turn: while the store is being replaced, this waits, so that the bytes are in the file that stays.</summary>
    /// <param name="path">The store; made, readable for its owner only, where there is none.</param>
    /// <param name="bytes">Whole lines, written in one call to the operating system.</param>
    /// <param name="isWanted">Asked when it is this writer's turn: false leaves the store as it is. Null for always.</param>
    /// <returns>Null, or why not all of them are in the file.</returns>
    public static string? AppendTo(string path, ReadOnlySpan<byte> bytes, Func<bool>? isWanted = null)
    {
        using StoreTurn? turn = StoreTurn.Share(path);
        if (isWanted?.Invoke() == false)
            return null;
        // Opened only now: the path names the file that no one replaces until the turn ends.
        using AppendHandle? file = TryOpen(path, out string? problem);
        return file is null ? problem : file.Write(bytes);
    }

    /// <summary>Opens a file for appending; creates it, readable for its owner only, where there is none.</summary>
    /// <returns>Null where it cannot be opened; <paramref name="problem"/> says why.</returns>
    public static AppendHandle? TryOpen(string path, out string? problem)
    {
        problem = null;
        SafeFileHandle file = NativeFile.OpenToAppend(path);
        if (file.IsInvalid && NativeFile.IsMissing())
        {
            file.Dispose();
            problem = Create(path);
            if (problem is not null)
                return null;
            file = NativeFile.OpenToAppend(path);
        }

        if (!file.IsInvalid)
            return new AppendHandle(file);
        problem = NativeFile.LastProblem("open");
        file.Dispose();
        return null;
    }

    /// <summary>Writes all bytes at the end in one call to the operating system.</summary>
    /// <returns>Null, or why not all of them are in the file. Nothing is tried again: half a line followed by its rest would be two torn lines.</returns>
    public string? Write(ReadOnlySpan<byte> bytes)
    {
        nint written = NativeFile.Write(_file, bytes);
        if (written == bytes.Length)
            return null;
        return written < 0 ? NativeFile.LastProblem("write") : $"could not write: {written} of {bytes.Length} bytes fitted";
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

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
}
