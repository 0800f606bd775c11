using System.IO.Enumeration;

namespace Telemetry.Import;

/// <summary>Where the client keeps its transcripts.</summary>
public static class TranscriptFolder
{
    private static readonly EnumerationOptions s_everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>The client's own folder of transcripts.</summary>
    /// <param name="clientFolder">The client's configuration folder.</param>
    public static string In(string clientFolder) => Path.Combine(clientFolder, "projects");

    /// <summary>The transcripts at a path: the file itself, or all of a folder, those of subagents included. Links below the folder are not followed, and empty files left out.</summary>
    /// <returns>Nothing where there is no such path.</returns>
    public static IEnumerable<TranscriptFile> Files(string path)
    {
        if (File.Exists(path))
            return new FileInfo(path) is { Length: > 0 } file ? [TranscriptFile.At(file)] : [];
        if (!Directory.Exists(path))
            return [];
        return new FileSystemEnumerable<FileInfo>(path, (ref FileSystemEntry entry) => (FileInfo)entry.ToFileSystemInfo(), s_everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName.EndsWith(".jsonl", StringComparison.Ordinal),
            // A link could lead back up.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        }

            // A workflow's journal repeats what its agents' own files hold. A pipe has no length, and would be waited for.
            .Where(file => file.Name != "journal.jsonl" && file is { Exists: true, Length: > 0 })
            .Select(TranscriptFile.At);
    }

    /// <summary>The files of one session: its own, and those of its subagents.</summary>
    /// <param name="folder">The folder that holds the projects.</param>
    /// <param name="sessionId">The session.</param>
    public static IEnumerable<TranscriptFile> OfSession(string folder, string sessionId)
    {
        // An id that is no file name names no session.
        if (sessionId.Length == 0 || sessionId.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || !Directory.Exists(folder))
            yield break;
        foreach (string project in Directory.EnumerateDirectories(folder))
        {
            var own = new FileInfo(Path.Combine(project, sessionId + ".jsonl"));
            if (!own.Exists)
                continue;
            yield return TranscriptFile.At(own);
            foreach (TranscriptFile subagent in Files(Path.Combine(project, sessionId)))
                yield return subagent;
        }
    }
}
