using System.Globalization;
using System.Runtime.InteropServices;

namespace Telemetry.Benchmarks;

/// <summary>Where and when the figures were taken.</summary>
internal static class Machine
{
    /// <summary>One line: cores, processor, system, runtime, load and date.</summary>
    public static string Describe()
    {
        string date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{Environment.ProcessorCount} cores, {Processor()}, {RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}; load {Load()} at the start; {date} UTC.";
    }

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : "processor unknown";

    // Other work on the machine widens every interval below, so the reader is told of it.
    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
