using System.Collections.Concurrent;
using Telemetry.Import;

namespace Telemetry.Mcp.Importing;

/// <summary>Passes calls on to another thread, in their order: one reads a transcript on while the other redacts and records.</summary>
/// <remarks>So that one long transcript keeps two cores busy. Dispose waits until all are recorded, and throws what the recording threw.</remarks>
internal sealed class RecordingLine : IDisposable
{
    // Enough that neither waits for each call, few enough that large parameters do not pile up.
    private const int BatchCalls = 64, MaxBatches = 4;

    private readonly BlockingCollection<List<TranscribedCall>> _batches = new(MaxBatches);
    private readonly Task _recording;
    private List<TranscribedCall> _batch = [];

    public RecordingLine(Action<TranscribedCall> record)
    {
        _recording = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    foreach (List<TranscribedCall> batch in _batches.GetConsumingEnumerable())
                        batch.ForEach(record);
                }
                finally
                {
                    // The reading thread must not wait for room that nobody makes.
                    _batches.CompleteAdding();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    /// <summary>Passes a call on.</summary>
    public void Add(TranscribedCall call)
    {
        _batch.Add(call);
        if (_batch.Count == BatchCalls)
            PassOn();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        PassOn();
        _batches.CompleteAdding();
        _recording.GetAwaiter().GetResult();
        _batches.Dispose();
    }

    private void PassOn()
    {
        try
        {
            _batches.Add(_batch);
        }
        catch (InvalidOperationException)
        {
            // The recording has failed; Dispose says why.
        }

        _batch = [];
    }
}
