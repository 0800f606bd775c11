using System.Text.Json;
using Telemetry.Capture;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>The lines that cases leave in a store, one per case and in their order; empty for a case that left none.</summary>
internal static class StoredLines
{
    /// <summary>Without a process: capture, redaction and writer of this process.</summary>
    /// <exception cref="InvalidOperationException">A case made one of them throw; it is named.</exception>
    public static ReadOnlyMemory<byte>[] InProcess(IReadOnlyList<SecretCase> cases)
    {
        var lines = new ReadOnlyMemory<byte>[cases.Count];
        for (int i = 0; i < lines.Length; i++)
        {
            try
            {
                if (HookEvent.Parse(EventOf(cases[i], i)).ToCall() is CapturedCall call)
                    lines[i] = RecordWriter.ToLine(Redactor.Redact(call, 0));
            }
#pragma warning disable CA1031 // Whatever it is, the reader must know which case it was.
            catch (Exception e)
#pragma warning restore CA1031
            {
                throw new InvalidOperationException($"{cases[i].Id} made the redaction throw.", e);
            }
        }

        return lines;
    }

    /// <summary>Through the hook's program, one process per case, as many at once as there are cores, each of these with a store of its own.</summary>
    /// <exception cref="InvalidOperationException">A hook did not exit with 0.</exception>
    public static ReadOnlyMemory<byte>[] ThroughHook(string program, IReadOnlyList<SecretCase> cases)
    {
        using var folder = new TemporaryFolder();
        var lines = new ReadOnlyMemory<byte>[cases.Count];
        int workers = Environment.ProcessorCount;
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, worker =>
        {
            string store = folder.File($"store-{worker}.jsonl");
            var hook = new Launch(program, ["PostToolUse"], ("TELEMETRY_FILE", store));
            for (int i = worker; i < cases.Count; i += workers)
                Run(hook, EventOf(cases[i], i));
            foreach (string line in File.Exists(store) ? File.ReadLines(store) : [])
                lines[IndexOf(line)] = System.Text.Encoding.UTF8.GetBytes(line);
        });
        return lines;
    }

    private static byte[] EventOf(SecretCase given, int index) => HookEvents.Of(given.Tool, Figure.Text($"call-{index}"), given.Input, given.Error);

    private static int IndexOf(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        string id = document.RootElement.GetProperty("tool_use_id").GetString()!;
        return int.Parse(id.AsSpan("call-".Length), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Run(Launch hook, byte[] payload)
    {
        using Child child = Child.Start(hook);
        child.Write(payload);
        child.CloseInput();
        int status = child.Wait().Status;
        if (status != 0)
            throw new InvalidOperationException($"{hook.Path} ended with status {status}.");
    }
}
