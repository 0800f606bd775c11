using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Telemetry.Import;
using Telemetry.Mcp.Importing;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>A store and a folder of transcripts that a test imports from.</summary>
internal sealed class ImportedStore : IDisposable
{
    private readonly TempFolder _folder;

    private ImportedStore(TempFolder folder) => _folder = folder;

    public string Path => _folder.File("store.jsonl");

    public string Transcripts => _folder.Subfolder("projects");

    /// <summary>The store's calls, line by line.</summary>
    public IReadOnlyList<JsonNode> Calls => [.. Lines.Where(line => line["tool_name"] is not null)];

    /// <summary>The store's other records.</summary>
    public IReadOnlyList<JsonNode> Notes => [.. Lines.Where(line => line["event"] is not null)];

    private IEnumerable<JsonNode> Lines => File.Exists(Path) ? File.ReadLines(Path).Select(line => JsonNode.Parse(line)!) : [];

    public static ImportedStore Empty([CallerMemberName] string caller = "") => new(TempFolder.ForCaller(caller));

    /// <summary>A transcript of a session in the folder.</summary>
    public WrittenTranscript Session(string session, string? name = null, string project = "project") =>
        new(System.IO.Path.Combine(Transcripts, project, (name ?? session) + ".jsonl"), session);

    /// <summary>A transcript of a subagent in the folder.</summary>
    public WrittenTranscript Subagent(string session, string agentId) =>
        new(System.IO.Path.Combine(Transcripts, "project", session, "subagents", $"agent-{agentId}.jsonl"), session);

    public void Append(RecordedCall call) => File.WriteAllText(Path, (File.Exists(Path) ? File.ReadAllText(Path) : "") + call.ToLine());

    /// <summary>Imports the folder, or what is named.</summary>
    /// <returns>What was counted.</returns>
    public ImportCounts Import(string? path = null, bool isShaped = false) => Run(path ?? Transcripts, TestContext.Current.CancellationToken, isShaped);

    /// <summary>Starts to import the folder, and is called off at once.</summary>
    public ImportCounts ImportCalledOff()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        return Run(Transcripts, cancellation.Token);
    }

    private ImportCounts Run(string path, CancellationToken cancellation, bool isShaped = false)
    {
        var counts = new ImportCounts();
        using ImportMarks marks = ImportMarks.Open(Path)!;
        using var appender = new BlockAppender(Path);
        Assert.Null(new TranscriptImport(Path, appender, marks, counts, isShaped ? new CallShape(ShapeKey.FindOrMake(Path, out _)) : null).Run([.. TranscriptFolder.Files(path)], cancellation));
        return counts;
    }

    public void ForgetMarks() => File.Delete(Path + ".imported");

    public void Dispose() => _folder.Dispose();
}
