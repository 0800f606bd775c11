using System.IO.Compression;
using System.Text.Json;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Benchmarks;

/// <summary>Failures whose kind somebody labelled, as the index sees them: their lines carry no stage, so the index tells it from the text.</summary>
internal static class LabelledFailures
{
    /// <summary>How many failures each label has, by the stage the index gave them.</summary>
    /// <param name="path">Lines of the store's format with a <c>label_kind</c>, plain or as .gz.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is called .gz and is none.</exception>
    public static SortedDictionary<string, int[]> Count(string path)
    {
        using var folder = new TemporaryFolder();
        string store = folder.File("store.jsonl");
        using (Stream source = File.OpenRead(path), target = File.Create(store))
        using (Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(source, CompressionMode.Decompress) : source)
            plain.CopyTo(target);
        var index = new CallIndex(store);
        index.Refresh();
        byte[] bytes = File.ReadAllBytes(store);
        var counts = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        foreach (CallRow row in index.Rows)
        {
            if (row.Outcome != Outcome.Failure || LabelOf(bytes.AsSpan((int)row.Offset)) is not string label)
                continue;
            if (!counts.TryGetValue(label, out int[]? byStage))
                counts[label] = byStage = new int[(int)Stage.Interrupted + 1];
            byStage[(int)row.Stage]++;
        }

        return counts;
    }

    private static string? LabelOf(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line[..line.IndexOf((byte)'\n')]);
        using JsonDocument document = JsonDocument.ParseValue(ref json);
        return document.RootElement.TryGetProperty("label_kind", out JsonElement label) ? label.GetString() : null;
    }
}
