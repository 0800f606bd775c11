using System.Diagnostics;
using Telemetry.Index;
string path = args[0];
for (int i = 0; i < 5; i++)
{
    var index = new CallIndex(path);
    var watch = Stopwatch.StartNew();
    TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
    index.Refresh();
    cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
    Console.WriteLine($"{index.Rows.Length} rows, {index.SkippedLines} skipped, {watch.ElapsedMilliseconds} ms, {index.Bytes / 1e6 / watch.Elapsed.TotalSeconds:F0} MB/s, cpu {cpu.TotalMilliseconds:F0} ms");
}
