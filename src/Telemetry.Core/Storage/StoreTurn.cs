using Microsoft.Win32.SafeHandles;

namespace Telemetry.Storage;

/// <summary>A turn at the store: many may append at once, but nobody while one replaces it.</summary>
/// <remarks>
/// It is the advisory lock (flock) of the store's folder. The store's own lock would not do: who had waited for it would hold a file that is no
/// longer the store, and would have to find that out. The folder stays, so whoever opens the store in a turn opens the right one; and it is there
/// already, so no file comes with it. The lock ends with its process, however that ends. Where a file system knows no such lock, there is none.
/// On Windows a file beside the store stands in for the folder; no test has run there.
/// </remarks>
internal sealed class StoreTurn : IDisposable
{
    /// <summary>How long an append waits, in milliseconds, before it goes ahead: a hook's client gives it 5 s.</summary>
    public const int PatienceMs = 2000;

    private readonly SafeFileHandle _lock;

    private StoreTurn(SafeFileHandle held) => _lock = held;

    /// <summary>A turn to append.</summary>
    /// <returns>Null where there is none in that time: a line in the wrong file is better than a call that is held up, and <see cref="StoreRewrite"/> looks for it there.</returns>
    public static StoreTurn? Share(string path, int patienceMs = PatienceMs) => Take(path, isExclusive: false, patienceMs);

    /// <summary>A turn alone, to replace the store.</summary>
    /// <returns>Null where there is none in that time, or no lock at all.</returns>
    public static StoreTurn? Alone(string path, int patienceMs) => Take(path, isExclusive: true, patienceMs);

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static StoreTurn? Take(string path, bool isExclusive, int patienceMs)
    {
        SafeFileHandle? file = null;
        long until = 0;
        while (true)
        {
            if (TryTake(path, isExclusive, ref file, out bool isTaken) is StoreTurn turn)
                return turn;
            long now = Environment.TickCount64;
            if (until == 0)
                until = now + patienceMs;
            if (!isTaken || now >= until)
            {
                file?.Dispose();
                return null;
            }

            Thread.Sleep(1);
        }
    }

    private static StoreTurn? TryTake(string path, bool isExclusive, ref SafeFileHandle? file, out bool isTaken)
    {
        isTaken = false;
        if (OperatingSystem.IsWindows())
            return TryTakeOnWindows(path, isExclusive, out isTaken);
        file ??= OpenFolderOf(path);
        if (file.IsInvalid)
            return null;
        if (NativeFile.TryLock(file, isExclusive))
            return new StoreTurn(file);
        isTaken = NativeFile.IsTaken();
        return null;
    }

    private static SafeFileHandle OpenFolderOf(string path)
    {
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        SafeFileHandle file = NativeFile.OpenFolder(folder);
        if (!file.IsInvalid || !NativeFile.IsMissing())
            return file;
        try
        {
            OwnerFolder.MakeFor(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Who appends next says why.
            return file;
        }

        return NativeFile.OpenFolder(folder);
    }

    private static StoreTurn? TryTakeOnWindows(string path, bool isExclusive, out bool isTaken)
    {
        isTaken = false;
        try
        {
            OwnerFolder.MakeFor(path);
            FileAccess access = isExclusive ? FileAccess.ReadWrite : FileAccess.Read;
            return new StoreTurn(File.OpenHandle(path + ".turn", FileMode.OpenOrCreate, access, isExclusive ? FileShare.None : FileShare.Read));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            isTaken = e is IOException and not (DirectoryNotFoundException or PathTooLongException);
            return null;
        }
    }
}
