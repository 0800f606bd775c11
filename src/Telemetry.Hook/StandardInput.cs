using System.Runtime.InteropServices;
using Telemetry.Capture;

namespace Telemetry.Hook;

/// <summary>Reads the event from standard input.</summary>
internal static partial class StandardInput
{
    /// <summary>How long the next byte may take to arrive, in milliseconds.</summary>
    public const int DeadlineMs = 2000;

    // A large payload on a busy machine may take longer than one pause; the client ends its hooks after 5 s.
    private const int TotalMs = 4000;

    // A client that closes the pipe does so at once; only after this pause is the payload looked through for its end.
    private const int PauseMs = 20;

    /// <summary>Reads until the writer closes, the first JSON value is whole and nothing follows, or the time is up.</summary>
    /// <returns>What arrived, whole or not: that is the parser's to say.</returns>
    public static PayloadBuffer Read()
    {
        var payload = new PayloadBuffer();
        if (OperatingSystem.IsWindows())
        {
            // A blocked console read cannot be called off there, so it is left behind in its thread.
            var reading = Task.Run(() => ReadStream(payload));
            reading.Wait(TotalMs);
            return reading.IsCompleted ? payload : new PayloadBuffer();
        }

        long deadline = Environment.TickCount64 + TotalMs;
        do
        {
            if (payload.MayBeComplete && !WaitForInput(PauseMs) && payload.IsComplete())
                break;
        }
        while (WaitForInput(Math.Min(DeadlineMs, deadline - Environment.TickCount64)) && ReadOnce(payload) > 0);
        return payload;
    }

    private static void ReadStream(PayloadBuffer payload)
    {
        using Stream input = Console.OpenStandardInput();
        int count;
        while (!payload.IsComplete() && (count = input.Read(payload.FreeSpace())) > 0)
            payload.Advance(count);
    }

    private static unsafe int ReadOnce(PayloadBuffer payload)
    {
        Span<byte> space = payload.FreeSpace();
        nint count;
        fixed (byte* start = space)
        {
            do
                count = read(0, start, space.Length);
            while (count < 0 && Marshal.GetLastPInvokeError() == InterruptedByASignal);
        }

        payload.Advance((int)Math.Max(count, 0));
        return (int)count;
    }

    private static unsafe bool WaitForInput(long timeoutMs)
    {
        long deadline = Environment.TickCount64 + Math.Max(timeoutMs, 0);
        var entry = new PollEntry { File = 0, Events = PollIn };
        while (true)
        {
            long left = deadline - Environment.TickCount64;
            int ready = poll(&entry, 1, (int)Math.Max(left, 0));
            if (ready >= 0 || Marshal.GetLastPInvokeError() != InterruptedByASignal)
                return ready > 0;
        }
    }

    private const short PollIn = 1;
    private const int InterruptedByASignal = 4;

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int File;
        public short Events;
        public short Returned;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial nint read(int file, byte* bytes, nint count);

    // The count is an unsigned long on Linux and an unsigned int on macOS: one entry is right for both.
    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial int poll(PollEntry* entries, nuint count, int timeoutMs);
}
