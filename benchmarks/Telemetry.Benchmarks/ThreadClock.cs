namespace Telemetry.Benchmarks;

/// <summary>The time that this thread has spent on a core: what runs beside it on the machine is not in it.</summary>
internal static class ThreadClock
{
    /// <summary>User and system time so far, in milliseconds.</summary>
    public static double NowMs
    {
        get
        {
            _ = Posix.clock_gettime(Posix.ThreadCpuClock, out Posix.TimeSpec time);
            return time.Seconds * 1e3 + time.Nanoseconds / 1e6;
        }
    }
}
