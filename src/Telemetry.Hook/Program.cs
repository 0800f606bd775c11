using System.Text.Json;
using Telemetry.Hook;
using Telemetry.Redaction;
using Telemetry.Storage;

// Whatever happens here must not reach the client: no output, exit code 0. What went wrong is one line in the error log.
long nowMs = (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
string? path = null;
try
{
    path = TelemetryFile.Locate();
    if (Recording.Record(path, nowMs, CaptureSetting.OfThisProcess().Mode) is string problem)
        new HookErrorLog(path).Add(problem, nowMs);
}
#pragma warning disable CA1031 // The outermost edge: an exception that escaped would show in the user's session.
catch (Exception e)
#pragma warning restore CA1031
{
    if (path is not null)
        new HookErrorLog(path).Add(e is JsonException ? "the payload is not the JSON object that a hook event is" : $"unexpected {e.GetType().Name}", nowMs);
}

return 0;
