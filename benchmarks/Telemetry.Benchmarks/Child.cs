using System.Runtime.InteropServices;

namespace Telemetry.Benchmarks;

/// <summary>A running process with a pipe to its input and, where asked for, one from its output.</summary>
/// <remarks>
/// Not System.Diagnostics.Process: what that adds to every start is the same for all sides, and would bring every ratio nearer to 1. Here a start
/// is one posix_spawn, which on Linux neither copies this process's memory nor returns before the other program is in place.
/// </remarks>
internal sealed unsafe class Child : IDisposable
{
    private const int AnswerTimeoutMs = 60_000;

    private readonly int _pid;
    private readonly int _output;
    private int _input;
    private bool _isReaped;
    private byte[] _buffer = new byte[64 * 1024];
    private int _start, _end;

    private Child(int pid, int input, int output) => (_pid, _input, _output) = (pid, input, output);

    /// <summary>Starts a process. Its error output, and its output where it is not kept, go nowhere.</summary>
    public static Child Start(Launch launch, bool keepsOutput = false)
    {
        // Close-on-exec, so that no other child holds an end of these pipes open.
        int* input = stackalloc int[2], output = stackalloc int[2] { -1, -1 };
        if (Posix.pipe2(input, Posix.CloseOnExec) != 0 || (keepsOutput && Posix.pipe2(output, Posix.CloseOnExec) != 0))
            throw new IOException($"no pipe: {Marshal.GetLastPInvokeErrorMessage()}");
        Posix.FileActions actions;
        _ = Posix.posix_spawn_file_actions_init(&actions);
        _ = Posix.posix_spawn_file_actions_adddup2(&actions, input[0], 0);
        _ = keepsOutput
            ? Posix.posix_spawn_file_actions_adddup2(&actions, output[1], 1)
            : Posix.posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", Posix.WriteOnly, 0);
        _ = Posix.posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", Posix.WriteOnly, 0);
        int error = Posix.posix_spawn(out int pid, launch.Path, &actions, null, launch.Arguments, launch.Environment);
        _ = Posix.posix_spawn_file_actions_destroy(&actions);
        _ = Posix.close(input[0]);
        if (keepsOutput)
            _ = Posix.close(output[1]);
        return error == 0 ? new Child(pid, input[1], output[0]) : throw new IOException($"{launch.Path} does not start: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>Writes to the process's input. Does not throw where it no longer reads: <c>python3 -c pass</c> never does.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (nint done = 0, written; done < bytes.Length; done += written)
            {
                written = Posix.write(_input, start + done, bytes.Length - done);
                if (written >= 0)
                    continue;
                if (Marshal.GetLastPInvokeError() != Posix.Interrupted)
                    return;
                written = 0;
            }
        }
    }

    /// <summary>Ends the process's input.</summary>
    public void CloseInput()
    {
        if (_input >= 0)
            _ = Posix.close(_input);
        _input = -1;
    }

    /// <summary>The next line of the process's output, without its newline; valid until the next one is asked for. Empty at the end.</summary>
    /// <exception cref="TimeoutException">Nothing came for a minute.</exception>
    public ReadOnlySpan<byte> ReadLine()
    {
        while (true)
        {
            int newline = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                ReadOnlySpan<byte> line = _buffer.AsSpan(_start, newline);
                _start += newline + 1;
                return line;
            }

            if (ReadMore() == 0)
                return default;
        }
    }

    /// <summary>The most memory it has had at once so far, in MiB; 0 once it has ended.</summary>
    /// <remarks>What the kernel tells at the end would also count this process's own memory, which the child starts out with.</remarks>
    public double PeakMiB()
    {
        try
        {
            foreach (string line in File.ReadLines($"/proc/{_pid}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return double.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), System.Globalization.CultureInfo.InvariantCulture) / 1024;
            }
        }
        catch (IOException)
        {
            // It has just ended.
        }

        return 0;
    }

    /// <summary>Sends the process a signal.</summary>
    public void Signal(int signal) => _ = Posix.kill(_pid, signal);

    /// <summary>Waits for the end of the process.</summary>
    /// <returns>Its wait status, 0 for an exit with code 0, and the CPU time it used, in milliseconds.</returns>
    public (int Status, double CpuMs) Wait()
    {
        int status, reaped;
        Posix.Usage usage;
        do
            reaped = Posix.wait4(_pid, out status, 0, out usage);
        while (reaped < 0 && Marshal.GetLastPInvokeError() == Posix.Interrupted);
        _isReaped = true;
        return (status, usage.CpuMs);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CloseInput();
        if (_output >= 0)
            _ = Posix.close(_output);
        if (_isReaped)
            return;
        Signal(Posix.Kill);
        Wait();
    }

    private int ReadMore()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var entry = new Posix.PollEntry { File = _output, Events = Posix.PollIn };
        if (Posix.poll(&entry, 1, AnswerTimeoutMs) == 0)
            throw new TimeoutException("no answer within a minute");
        nint count;
        fixed (byte* free = &_buffer[_end])
            count = Posix.read(_output, free, _buffer.Length - _end);
        _end += (int)Math.Max(count, 0);
        return (int)Math.Max(count, 0);
    }
}
