using System.IO.Compression;
using System.Text.Json;

namespace Telemetry.Core.Tests.Support;

/// <summary>A failure of public sessions.</summary>
/// <param name="Label">What kind somebody labelled it.</param>
/// <param name="Count">How often it came.</param>
/// <param name="Error">The beginning of its text.</param>
internal sealed record LabelledFailure(string Label, int Count, string Error)
{
    public static IReadOnlyList<LabelledFailure> All { get; } = Read();

    private static List<LabelledFailure> Read()
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", "labelled-failures.jsonl.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        var all = new List<LabelledFailure>();
        while (reader.ReadLine() is string line)
            all.Add(JsonSerializer.Deserialize<LabelledFailure>(line, JsonSerializerOptions.Web)!);
        return all;
    }
}
