using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using Telemetry.Import;
using Telemetry.Records;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Mcp.Importing;

/// <summary>Transcripts → capture → redact → append: the past, and what hooks could not see.</summary>
/// <remarks>
/// What a transcript tells is added only where the store lacks it, so that it can run again at any time. Where it is called off, what was read so far is
/// in the store, and the next run does the rest.
/// </remarks>
/// <param name="storePath">The store.</param>
/// <param name="appender">Writes to it.</param>
/// <param name="marks">How far earlier imports came.</param>
/// <param name="counts">Counts what is done.</param>
/// <param name="shape">Reduces texts to their shape; null keeps them as redacted text.</param>
/// <param name="oldestMs">Calls from before this moment, in milliseconds since 1970 UTC, are left out; null to leave none out.</param>
internal sealed class TranscriptImport(string storePath, BlockAppender appender, ImportMarks marks, ImportCounts counts, CallShape? shape = null, long? oldestMs = null)
{
    // From this size on a second thread is worth its start.
    private const int LongBytes = 2 * 1024 * 1024;

    private readonly Dictionary<string, SubagentTrace> _subagents = [];

    /// <summary>Imports transcripts.</summary>
    /// <param name="files">The transcripts.</param>
    /// <param name="cancellation">Calls the import off.</param>
    /// <returns>Null, or why not everything is in the store, in words.</returns>
    /// <exception cref="IOException">The store cannot be read, or the marks not written.</exception>
    public string? Run(IReadOnlyList<TranscriptFile> files, CancellationToken cancellation)
    {
        TranscriptFile[] changed = [.. files.Where(file => marks.Unchanged(file) is null)];
        counts.Files = files.Count;
        counts.FilesToRead = changed.Length;
        counts.BytesToRead = changed.Sum(file => file.Bytes - marks.OffsetOf(file));
        // A transcript that has not changed still counts what it is waiting for.
        counts.CountUnchanged(files.Select(marks.Unchanged).Sum(mark => mark?.WithoutResult ?? 0));
        if (changed.Length == 0)
            return null;
        var stored = StoredCalls.Read(storePath);
        var read = new List<(TranscriptFile File, ImportedFile Mark)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        // One by one from a shared queue: the largest first, so that none is left to the end.
        Parallel.ForEach(Partitioner.Create(TranscriptFamilies.Of(changed), EnumerablePartitionerOptions.NoBuffering), options, family =>
        {
            foreach (TranscriptFile file in family)
            {
                if (cancellation.IsCancellationRequested || appender.Problem is not null)
                    return;
                if (Import(file, stored, cancellation) is ImportedFile mark)
                {
                    lock (read)
                        read.Add((file, mark));
                }
            }
        });
        AddSubagents(stored);
        // Only what is in the store may be marked as imported.
        if (appender.Flush() is string problem)
            return problem;
        foreach (var (file, mark) in read)
            marks.Set(file, mark);
        marks.Save();
        return null;
    }

    private ImportedFile? Import(TranscriptFile file, StoredCalls stored, CancellationToken cancellation)
    {
        long start = marks.OffsetOf(file), end = start;
        using RecordingLine? line = file.Bytes - start > LongBytes ? new RecordingLine(call => Add(call, stored)) : null;
        var reader = new TranscriptReader(file, line is null ? call => Add(call, stored) : line.Add);
        try
        {
            using SafeFileHandle handle = File.OpenHandle(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            end = reader.Read(handle, start, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Deleted or locked meanwhile: the next import may find it readable.
            counts.CountUnreadableFile();
            return null;
        }

        counts.CountBytes(file.Bytes - start);
        counts.CountUnreadable(reader.UnreadableLines);
        counts.CountFile(reader.CallsWithoutResult);
        lock (_subagents)
        {
            foreach (SubagentTrace trace in reader.Subagents)
            {
                if (!_subagents.TryAdd(trace.AgentId, trace))
                    _subagents[trace.AgentId].Add(trace);
            }
        }

        return new ImportedFile(file.Bytes, file.LastWriteMs, reader.ResumeOffset(end), reader.CallsWithoutResult);
    }

    private void Add(TranscribedCall transcribed, StoredCalls stored)
    {
        if (transcribed.TimestampMs < oldestMs)
        {
            counts.CountTooOld();
            return;
        }

        ToolCall call = TranscribedRecord.Of(transcribed, shape);
        if (stored.IsForgotten(call))
        {
            counts.CountForgotten();
            return;
        }

        ToolCall? missing = stored.Missing(call);
        bool isAdded = ReferenceEquals(missing, call);
        counts.CountCall(isAdded, isSettled: missing is not null && !isAdded);
        if (missing is not null)
            appender.Add(RecordWriter.ToLine(missing));
    }

    private void AddSubagents(StoredCalls stored)
    {
        foreach (SubagentTrace trace in _subagents.Values)
        {
            foreach (Note note in TranscribedRecord.Of(trace))
            {
                // A background shell ends with the same words as a subagent, but never starts as one.
                bool isSubagent = note.Event == Note.SubagentStart || stored.KnowsSubagent(trace.AgentId);
                if (isSubagent && !(note.TimestampMs < oldestMs) && stored.Missing(note) is Note missing)
                    appender.Add(RecordWriter.ToLine(missing));
            }
        }
    }
}
