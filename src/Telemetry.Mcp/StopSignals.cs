using System.Runtime.InteropServices;

namespace Telemetry.Mcp;

/// <summary>SIGINT and SIGTERM as a wish to end in order, not as an end.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration _interrupt, _terminate;
    private readonly bool _endsAtSecond;

    /// <param name="endsAtSecond">True where a second signal ends the program at once: a person who asks twice means it. A client sends two in any case.</param>
    public StopSignals(bool endsAtSecond = false)
    {
        _endsAtSecond = endsAtSecond;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Cancelled once one of them has come.</summary>
    public CancellationTokenSource Source { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        Source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = !(_endsAtSecond && Source.IsCancellationRequested);
        Source.Cancel();
    }
}
