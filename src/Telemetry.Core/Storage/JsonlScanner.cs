using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Telemetry.Records;

namespace Telemetry.Storage;

/// <summary>Takes one record.</summary>
/// <param name="record">The line, taken apart; valid during the call only.</param>
/// <param name="offset">Where the record starts in the file, in bytes.</param>
public delegate void RecordVisitor(in RecordLine record, long offset);

/// <summary>Streams the records of the store. Whatever is no record is skipped and counted, never fatal.</summary>
public static class JsonlScanner
{
    // Small enough to stay in a processor's cache while its lines are read. Also the longest line that is read at all; longer ones are skipped.
    private const int BufferBytes = 256 * 1024;

    private static ReadOnlySpan<byte> RecordStart => "{\"timestamp\":"u8;

    /// <summary>Reads every whole line from an offset to the end.</summary>
    /// <remarks>The last line may still be being written: without its newline it is not an error, only not yet a record.</remarks>
    /// <param name="file">The store, open for reading.</param>
    /// <param name="offset">Where to start, in bytes: the start of a line.</param>
    /// <param name="visit">Takes each record in the file's order.</param>
    public static ScanReport Scan(SafeFileHandle file, long offset, RecordVisitor visit)
    {
        // Rented: a server that follows the store scans before each answer, mostly for one line.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            return Scan(file, offset, visit, buffer.AsSpan(0, BufferBytes));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ScanReport Scan(SafeFileHandle file, long offset, RecordVisitor visit, Span<byte> buffer)
    {
        long records = 0, skipped = 0, end = offset;
        int held = 0;
        long? longLine = null;
        while (true)
        {
            int read = RandomAccess.Read(file, buffer[held..], end + held);
            if (read == 0)
                return new ScanReport(records, skipped, longLine ?? end);
            ReadOnlySpan<byte> rest = buffer[..(held + read)];
            int newline;
            // Only the bytes that just came can hold the first newline.
            int from = held;
            while ((newline = rest[from..].IndexOf((byte)'\n')) >= 0)
            {
                ReadOnlySpan<byte> line = rest[..(from + newline)];
                if (longLine is null)
                    Visit(line, end, visit, ref records, ref skipped);
                else
                    skipped++;
                longLine = null;
                end += line.Length + 1;
                rest = rest[(line.Length + 1)..];
                from = 0;
            }

            held = rest.Length;
            if (held == BufferBytes)
            {
                longLine ??= end;
                end += held;
                held = 0;
                continue;
            }

            rest.CopyTo(buffer);
        }
    }

    /// <summary>Finds the record of a line. A write that a full disk cut short leaves no newline, and the next line follows it: that one is whole.</summary>
    /// <param name="line">The line without its newline.</param>
    /// <param name="record">The record, taken apart.</param>
    /// <returns>Where the record starts in the line: 0 where the line is one; -1 where there is none.</returns>
    public static int FindRecord(ReadOnlySpan<byte> line, out RecordLine record)
    {
        if (IsRecord(line, out record))
            return 0;
        int start = line.LastIndexOf(RecordStart);
        return start > 0 && IsRecord(line[start..], out record) ? start : -1;
    }

    private static void Visit(ReadOnlySpan<byte> line, long offset, RecordVisitor visit, ref long records, ref long skipped)
    {
        int start = FindRecord(line, out RecordLine record);
        if (start != 0 && !line.Trim(" \t\r"u8).IsEmpty)
            skipped++;
        if (start < 0)
            return;
        records++;
        visit(record, offset + start);
    }

    private static bool IsRecord(ReadOnlySpan<byte> line, out RecordLine record) => RecordLine.TryRead(line, out record) && record.Kind != RecordKind.Foreign;
}
