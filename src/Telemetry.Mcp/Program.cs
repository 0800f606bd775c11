using System.Text;
using Telemetry.Mcp.Terminal;
using Telemetry.Storage;

var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };
// The server ends on signals by itself; the library's own handling would turn that orderly end into the exit code 143.
return await CommandLine.Build(TelemetryFile.Locate(), output, Console.Error).Parse(args)
    .InvokeAsync(new() { Output = output, Error = Console.Error, ProcessTerminationTimeout = null }).ConfigureAwait(false);
