using Microsoft.Win32.SafeHandles;
using Telemetry.Records;

namespace Telemetry.Storage;

/// <summary>Replaces the store by an edited copy while hooks append to it: no line is lost, doubled or torn.</summary>
/// <remarks>
/// The copy is made beside the store while everybody goes on. Only for what came meanwhile, and for the renaming, does it take a turn alone, in which
/// appends wait. Killed at any point, the store is the old one or the new one, and whole; a copy that was left behind goes with the next rewrite.
/// The copy starts with a note <c>rewritten</c>, so that whoever follows the store sees that it is another one even where its bytes after that are
/// alike. One rewrite at a time: whoever calls this keeps others and imports out. On Windows a reader that has the store open at the moment of the
/// renaming makes it fail; no test has run there.
/// </remarks>
public static class StoreRewrite
{
    // Well below what an append waits: an append that no longer waits could write into the file that goes.
    private const int LongTurnMs = 1000, PatienceMs = 15_000, MaxTries = 5;

    private const string CopyEnd = ".rewriting";

    /// <summary>Rewrites a store.</summary>
    /// <param name="path">The store. Where it is a link, the file behind it is replaced.</param>
    /// <param name="note">Why: the note that the new store starts with.</param>
    /// <param name="edit">Decides on each line.</param>
    /// <param name="beforeReplacing">Called once all is copied but what came meanwhile, and again just before the store is replaced: what must be on disk before.</param>
    /// <param name="cancellation">Calls it off; the store is then the old one.</param>
    /// <exception cref="IOException">It could not be done; the store is the old one.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be done; the store is the old one.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static void Run(string path, Note note, LineEdit edit, Action? beforeReplacing = null, CancellationToken cancellation = default)
    {
        string store = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        foreach (string old in Directory.EnumerateFiles(Path.GetDirectoryName(store)!, Path.GetFileName(store) + ".*" + CopyEnd))
            File.Delete(old);
        string copyPath = $"{store}.{Guid.NewGuid():N}{CopyEnd}";
        try
        {
            using SafeFileHandle source = StoreLines.Open(store);
            using var copy = new StoreCopy(source, copyPath, note, edit);
            for (int tries = 0; !TryReplace(path, store, copy, beforeReplacing, cancellation); tries++)
            {
                if (tries == MaxTries)
                    throw new IOException("The disk is too slow at the moment: hooks would have to wait.");
            }
        }
        finally
        {
            File.Delete(copyPath);
        }
    }

    private static bool TryReplace(string path, string store, StoreCopy copy, Action? beforeReplacing, CancellationToken cancellation)
    {
        copy.CopyLines(cancellation);
        copy.FlushToDisk();
        beforeReplacing?.Invoke();
        using StoreTurn turn = StoreTurn.Alone(path, PatienceMs) ?? throw new IOException("The folder of the store could not be locked.");
        long since = Environment.TickCount64;
        using StoreTurn? turnBehindLink = TurnBehindLink(path, store);
        copy.CopyLines(cancellation);
        copy.FlushToDisk();
        beforeReplacing?.Invoke();
        if (Environment.TickCount64 - since > LongTurnMs)
            return false;
        copy.CopyRest();
        File.Move(copy.Path, store, overwrite: true);
        // A writer that knows no turns, or waited in vain, may have written into the old file until now.
        byte[] late = copy.Late();
        if (late.Length > 0)
        {
            using AppendHandle? file = AppendHandle.TryOpen(store, out _);
            file?.Write(late);
        }

        return true;
    }

    // Who appends by the file's own path takes turns at its own folder.
    private static StoreTurn? TurnBehindLink(string path, string store)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) == Path.GetDirectoryName(store))
            return null;
        using (StoreTurn? shared = StoreTurn.Share(store, patienceMs: 0))
        {
            // Others only ever share it: it is the same folder under another name, and held already.
            if (shared is null)
                return null;
        }

        return StoreTurn.Alone(store, LongTurnMs / 2) ?? throw new IOException("The folder of the file behind the link could not be locked.");
    }
}
