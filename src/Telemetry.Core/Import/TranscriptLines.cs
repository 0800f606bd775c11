using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Telemetry.Import;

/// <summary>Takes one line of a transcript.</summary>
/// <param name="line">The line without its newline; valid during the call only.</param>
/// <param name="offset">Where it starts in the file, in bytes.</param>
public delegate void LineVisitor(ReadOnlyMemory<byte> line, long offset);

/// <summary>Streams the lines of a transcript, whatever their length.</summary>
public static class TranscriptLines
{
    /// <summary>The longest line that is read, in bytes: 64 MiB. A longer one is passed over.</summary>
    public const int MaxLineBytes = 64 * 1024 * 1024;

    private const int BufferBytes = 256 * 1024;

    // A line of this size or more is read by one thread at a time, so that memory does not grow with the number of threads.
    private static readonly Lock s_longLine = new();

    /// <summary>Reads every whole line from an offset on. A last line without its newline is still being written, and is left for the next time.</summary>
    /// <returns>Where the last whole line ended, in bytes.</returns>
    /// <exception cref="OperationCanceledException">It was called off between two lines.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static long Read(SafeFileHandle file, long offset, LineVisitor visit, CancellationToken cancellation)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            return Read(file, offset, visit, buffer, cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static long Read(SafeFileHandle file, long end, LineVisitor visit, byte[] buffer, CancellationToken cancellation)
    {
        int held = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = RandomAccess.Read(file, buffer.AsSpan(held), end + held);
            if (read == 0)
                return end;
            int filled = held + read, start = 0, from = held;
            int newline;
            while ((newline = buffer.AsSpan(from, filled - from).IndexOf((byte)'\n')) >= 0)
            {
                int length = from + newline - start;
                visit(buffer.AsMemory(start, length), end);
                end += length + 1;
                start = from = start + length + 1;
            }

            held = filled - start;
            if (held == buffer.Length)
            {
                long length = LengthOfLine(file, end, held, buffer);
                if (length < 0)
                    return end;
                if (length <= MaxLineBytes)
                    VisitLongLine(file, end, (int)length, visit);
                end += length + 1;
                held = 0;
                continue;
            }

            if (start > 0)
                buffer.AsSpan(start, held).CopyTo(buffer);
        }
    }

    // The buffer's content is not needed any more: the line is read anew, into room of just its size.
    private static long LengthOfLine(SafeFileHandle file, long start, long length, byte[] buffer)
    {
        int read;
        while ((read = RandomAccess.Read(file, buffer, start + length)) > 0)
        {
            int newline = buffer.AsSpan(0, read).IndexOf((byte)'\n');
            if (newline >= 0)
                return length + newline;
            length += read;
        }

        return -1;
    }

    private static void VisitLongLine(SafeFileHandle file, long start, int length, LineVisitor visit)
    {
        lock (s_longLine)
        {
            byte[] line = GC.AllocateUninitializedArray<byte>(length);
            int filled = 0, read;
            do
                filled += read = RandomAccess.Read(file, line.AsSpan(filled), start + filled);
            while (read > 0 && filled < length);
            visit(line.AsMemory(0, filled), start);
        }
    }
}
