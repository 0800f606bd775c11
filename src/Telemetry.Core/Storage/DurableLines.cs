using System.Text;

namespace Telemetry.Storage;

/// <summary>Appends lines to a small file beside the store, on disk before it goes on.</summary>
internal static class DurableLines
{
    /// <summary>Appends whole lines in one write; makes the file, readable for its owner only, where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lines">The lines, each with its newline.</param>
    /// <exception cref="IOException">They cannot be written.</exception>
    public static void Append(string path, string lines)
    {
        // After a line that a full disk cut short.
        if (new FileInfo(path) is { Exists: true, Length: > 0 } file && !EndsInNewline(file))
            lines = "\n" + lines;
        using (AppendHandle? handle = AppendHandle.TryOpen(path, out string? problem))
        {
            problem ??= handle?.Write(Encoding.UTF8.GetBytes(lines));
            if (problem is not null)
                throw new IOException($"{path}: {problem}.");
        }

        using var written = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(written);
    }

    private static bool EndsInNewline(FileInfo file)
    {
        using FileStream stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() == '\n';
    }
}
