using System.CommandLine;
using System.Diagnostics;
using Telemetry.Import;
using Telemetry.Mcp.Forgetting;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Importing;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Mcp.Terminal;

/// <summary>The verb <c>import</c>.</summary>
internal static class ImportCommand
{
    private const int NotDone = 1, WrongPath = 2, CalledOff = 130;

    public static Command Build(string storePath, TextWriter output, TextWriter errors)
    {
        var command = new Command("import", "Read the client's transcripts into the store: the past, and what hooks could not see. Safe to repeat.");
        var paths = new Argument<string[]>("PATH") { Description = "Folders or files; without any, the client's own transcripts.", Arity = ArgumentArity.ZeroOrMore };
        command.Add(paths);
        command.SetAction(parsed => Run(storePath, parsed.GetValue(paths) ?? [], output, errors));
        return command;
    }

    private static int Run(string storePath, string[] paths, TextWriter output, TextWriter errors)
    {
        using var stop = new StopSignals(endsAtSecond: true);
        return Run(storePath, paths, output, errors, stop.Source.Token);
    }

    private static int Run(string storePath, string[] paths, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        var premises = Premises.OfThisProcess(storePath);
        CaptureWish wish = CaptureWish.OfTerminal(premises.Capture, SettingsFile.ReadAll(premises));
        if (wish.Setting.Mode == CaptureMode.Off)
        {
            errors.WriteLine($"Nothing is imported, as {wish.Said} asks. To import, set it to full, or to shape, which stores no text; then run telemetry import again.");
            return NotDone;
        }

        if (paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is string missing)
        {
            errors.WriteLine($"There is no file or folder {missing}. Give a transcript or a folder that holds some, or nothing for the client's own.");
            return WrongPath;
        }

        string[] sources = paths.Length > 0 ? paths : [TranscriptFolder.In(TelemetryFile.ClientFolder())];
        TranscriptFile[] files = [.. sources.SelectMany(TranscriptFolder.Files).DistinctBy(file => file.Path)];
        if (files.Length == 0)
        {
            output.WriteLine($"There are no transcripts in {string.Join(", ", sources)}. The client keeps them for 30 days, and none where session persistence is off.");
            return 0;
        }

        try
        {
            using ImportMarks? marks = ImportMarks.Open(storePath);
            if (marks is null)
            {
                errors.WriteLine(StoreChange.IsTaken(storePath, "telemetry import"));
                return NotDone;
            }

            CallShape? shape = wish.Setting.Mode == CaptureMode.Shape ? new CallShape(ShapeKey.FindOrMake(storePath, out _)) : null;
            int done = Import(storePath, files, marks, shape, output, errors, cancellation);
            if (shape is not null)
                output.WriteLine(wish.Setting.Unknown is null ? $"No texts were stored, as {wish.Said} asks." : $"No texts were stored: {wish.Said} is none of full, shape, off, and counts as shape.");
            return done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"Nothing more can be imported into {storePath}: {e.Message} Check its owner and mode and the free space, or set TELEMETRY_FILE; then run telemetry import again.");
            return NotDone;
        }
    }

    private static int Import(string storePath, TranscriptFile[] files, ImportMarks marks, CallShape? shape, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        var counts = new ImportCounts();
        var retention = RetentionDays.OfThisProcess();
        var clock = Stopwatch.StartNew();
        using var appender = new BlockAppender(storePath);
        string? problem = ImportPage.Follow(counts, output, () => new TranscriptImport(storePath, appender, marks, counts, shape, retention.OldestMs(TimeProvider.System)).Run(files, cancellation));
        if (problem is not null)
        {
            errors.WriteLine($"Not everything is in {storePath}: {problem}. Free some space or check its owner and mode; then run telemetry import again.");
            return NotDone;
        }

        output.WriteLine(ImportPage.Summary(counts, clock.Elapsed, cancellation.IsCancellationRequested, retention));
        return cancellation.IsCancellationRequested ? CalledOff : 0;
    }
}
