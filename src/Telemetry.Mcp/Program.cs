using System.Text;
using Telemetry.Mcp.Terminal;
using Telemetry.Storage;

var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };
return await CommandLine.Build(TelemetryFile.Locate(), output, Console.Error).Parse(args).InvokeAsync(new() { Output = output, Error = Console.Error }).ConfigureAwait(false);
