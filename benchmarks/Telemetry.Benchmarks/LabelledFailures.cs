using System.IO.Compression;
using System.Text.Json;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Benchmarks;

/// <summary>Failures whose kind somebody labelled, as the index sees them: their lines carry no stage, so the index tells it from the text.</summary>
internal sealed class LabelledFailures : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Reads a file.</summary>
    /// <param name="path">Lines of the store's format with a <c>label_kind</c>, plain or as .gz.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is called .gz and is none.</exception>
    public LabelledFailures(string path)
    {
        string store = _folder.File("store.jsonl");
        using (Stream source = File.OpenRead(path), target = File.Create(store))
        using (Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(source, CompressionMode.Decompress) : source)
            plain.CopyTo(target);
        Index = new CallIndex(store);
        Index.Refresh();
        byte[] bytes = File.ReadAllBytes(store);
        foreach (CallRow row in Index.Rows)
        {
            if (row.Outcome == Outcome.Failure && LabelOf(bytes.AsSpan((int)row.Offset)) is string label)
                All.Add((row, label));
        }
    }

    /// <summary>The store that they stand in.</summary>
    public CallIndex Index { get; }

    /// <summary>The failures with their labels, in the store's order.</summary>
    public List<(CallRow Row, string Label)> All { get; } = [];

    /// <summary>How many failures each label has, by the stage the index gave them.</summary>
    /// <param name="path">See <see cref="LabelledFailures(string)"/>.</param>
    public static SortedDictionary<string, int[]> Count(string path)
    {
        using var failures = new LabelledFailures(path);
        var counts = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var (row, label) in failures.All)
        {
            if (!counts.TryGetValue(label, out int[]? byStage))
                counts[label] = byStage = new int[(int)Stage.Interrupted + 1];
            byStage[(int)row.Stage]++;
        }

        return counts;
    }

    public void Dispose() => _folder.Dispose();

    private static string? LabelOf(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line[..line.IndexOf((byte)'\n')]);
        using JsonDocument document = JsonDocument.ParseValue(ref json);
        return document.RootElement.TryGetProperty("label_kind", out JsonElement label) ? label.GetString() : null;
    }
}
