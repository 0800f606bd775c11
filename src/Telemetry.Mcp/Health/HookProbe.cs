using System.ComponentModel;
using System.Diagnostics;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Mcp.Health;

/// <summary>The hook, started several times on a made-up event and a store of its own.</summary>
/// <param name="Program">The hook; null where none is registered.</param>
/// <param name="Recorded">How many runs left their line.</param>
/// <param name="TimesMs">What each run took by the wall clock, starting the process included, in milliseconds.</param>
/// <param name="Trouble">What went wrong, in words; null where nothing did.</param>
internal sealed record HookProbe(string? Program, int Recorded, IReadOnlyList<double> TimesMs, string? Trouble)
{
    /// <summary>How often it is started.</summary>
    public const int Runs = 20;

    private const int MaxRunMs = 10_000;

    /// <summary>The middle of the times; null where there are none.</summary>
    public double? MedianMs => TimesMs.Count > 0 ? TimesMs.Order().ElementAt(TimesMs.Count / 2) : null;

    /// <summary>Starts the hook.</summary>
    public static HookProbe Run(string? program)
    {
        if (program is null || !File.Exists(program))
            return new HookProbe(program, 0, [], null);
        string folder = Directory.CreateTempSubdirectory("telemetry-doctor-").FullName;
        try
        {
            return Run(program, Path.Combine(folder, "store.jsonl"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HookProbe Run(string program, string store)
    {
        var times = new List<double>();
        string? trouble = null;
        for (int run = 0; run < Runs && trouble is null; run++)
            trouble = RunOnce(program, store, run, times);
        trouble ??= HookErrors.Read(new HookErrorLog(store).Path).Lines is [.., var last] ? last.Text : null;
        int recorded = StoreSurvey.Of(store, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()).Calls;
        return new HookProbe(program, recorded, times, trouble);
    }

    private static string? RunOnce(string program, string store, int run, List<double> times)
    {
        var start = new ProcessStartInfo(program, ["PostToolUse"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TELEMETRY_FILE"] = store;
        // Whether it can record is asked, not whether it is wanted to.
        start.Environment[CaptureSetting.Variable] = "full";
        try
        {
            long started = Stopwatch.GetTimestamp();
            using Process hook = Process.Start(start)!;
            Send(hook.StandardInput, $$"""{"session_id":"doctor","hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{"command":"true"},"tool_response":{"stdout":"","stderr":""},"tool_use_id":"toolu_doctor_{{run}}","duration_ms":1}""");
            if (!hook.WaitForExit(MaxRunMs))
            {
                hook.Kill(entireProcessTree: true);
                return $"it did not end within {MaxRunMs / 1000} s";
            }

            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            return hook.ExitCode == 0 ? null : $"it ended with exit code {hook.ExitCode}";
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }

    private static void Send(StreamWriter input, string payload)
    {
        try
        {
            input.Write(payload);
            input.Close();
        }
        catch (IOException)
        {
            // It ended without reading: its exit code and its store tell the rest.
        }
    }
}
