using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Import;
using Telemetry.Storage;

namespace Telemetry.Mcp.Importing;

/// <summary>Remembers beside the store how far each transcript was imported, so that the next import reads only what came since.</summary>
/// <remarks>
/// The marks only save work. Where they are lost, or belong to a store that is no longer there, all is read again, and the calls' ids keep the store from
/// holding anything twice. The open file keeps a second import out.
/// </remarks>
internal sealed class ImportMarks : IDisposable
{
    private const int HeadBytes = 256, MaxBytes = 256 * 1024 * 1024;

    private readonly string _storePath;
    private readonly FileStream _file;
    private readonly Dictionary<string, ImportedFile> _files;

    private ImportMarks(string storePath, FileStream file, Dictionary<string, ImportedFile> files)
    {
        _storePath = storePath;
        _file = file;
        _files = files;
    }

    /// <summary>Opens the marks of a store.</summary>
    /// <returns>Null where another import is running.</returns>
    /// <exception cref="IOException">They cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be opened.</exception>
    public static ImportMarks? Open(string storePath)
    {
        string path = storePath + ".imported";
        OwnerFolder.MakeFor(path);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FileStream file;
        try
        {
            file = new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path) && !Directory.Exists(path))
        {
            return null;
        }

        return new ImportMarks(storePath, file, Read(file, storePath));
    }

    /// <summary>The mark of a transcript that is unchanged since; null where it has to be read.</summary>
    public ImportedFile? Unchanged(TranscriptFile file) =>
        _files.TryGetValue(file.Path, out ImportedFile? mark) && mark.Bytes == file.Bytes && mark.ModifiedMs == file.LastWriteMs ? mark : null;

    /// <summary>Where to go on in a transcript, in bytes. One that shrank is another one.</summary>
    public long OffsetOf(TranscriptFile file) => _files.TryGetValue(file.Path, out ImportedFile? mark) && mark.Bytes <= file.Bytes ? mark.Offset : 0;

    /// <summary>Marks a transcript as imported.</summary>
    public void Set(TranscriptFile file, ImportedFile mark)
    {
        lock (_files)
            _files[file.Path] = mark;
    }

    /// <summary>Writes the marks down.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public void Save()
    {
        var (head, bytes) = HeadOf(_storePath, HeadBytes);
        foreach (string gone in _files.Keys.Where(path => !File.Exists(path)).ToList())
            _files.Remove(gone);
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(new Content(head, bytes, _files), MarksJson.Default.Content);
        _file.SetLength(0);
        _file.Position = 0;
        _file.Write(json);
        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static Dictionary<string, ImportedFile> Read(FileStream file, string storePath)
    {
        if (file.Length is 0 or > MaxBytes)
            return [];
        try
        {
            Content? content = JsonSerializer.Deserialize(file, MarksJson.Default.Content);
            if (content?.Files is null || content.StoreHead is null)
                return [];
            // The same store, and nothing taken out of it: else what is marked as imported may be missing.
            var (head, bytes) = HeadOf(storePath, (int)Math.Min(HeadBytes, content.StoreBytes));
            return bytes >= content.StoreBytes && head == content.StoreHead ? content.Files : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    // A hash, so that this file holds nothing of a call.
    private static (string Head, long Bytes) HeadOf(string storePath, int count)
    {
        if (!File.Exists(storePath))
            return ("", 0);
        using var store = File.OpenHandle(storePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        long bytes = RandomAccess.GetLength(store);
        var head = new byte[Math.Min(count, bytes)];
        int read = RandomAccess.Read(store, head, 0);
        return (Convert.ToHexString(SHA256.HashData(head.AsSpan(0, read))), bytes);
    }

    internal sealed record Content(string? StoreHead, long StoreBytes, Dictionary<string, ImportedFile>? Files);
}

/// <summary>The JSON of the marks, generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ImportMarks.Content))]
internal sealed partial class MarksJson : JsonSerializerContext;
