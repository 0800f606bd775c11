using System.Text.Json.Nodes;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Importing;

/// <summary>Recorded transcripts, imported without their texts.</summary>
public sealed class ShapeImportTests
{
    private static readonly string s_recorded = Path.Combine(Repository.Root, "tests", "Telemetry.Core.Tests", "Fixtures", "transcripts");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void NothingOfAnyTextOfACallIsInTheStore(int way)
    {
        using ImportedStore store = ImportedStore.Empty();
        int planted = 0;
        foreach (string path in Directory.EnumerateFiles(s_recorded, "*.jsonl", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(store.Transcripts, Path.GetRelativePath(s_recorded, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllLines(copy, File.ReadLines(path).Select(line => Plant(JsonNode.Parse(line)!, Sentinel.Ways[way], ref planted)));
        }

        Assert.True(planted > 40, $"{planted}");
        long added = store.Import(isShaped: true).Added;
        Assert.True(added > 15, $"{added} calls");
        Assert.All(store.Calls, call => Assert.NotNull(call["params"]));
        Sentinel.AssertIsNotIn(File.ReadAllText(store.Path));
    }

    private static string Plant(JsonNode line, Func<string, string> way, ref int planted)
    {
        foreach (JsonObject block in (line["message"]?["content"] as JsonArray ?? []).Select(block => block!.AsObject()))
        {
            foreach (string member in new[] { "input", "content" }.Where(block.ContainsKey))
            {
                block[member] = Sentinel.PutInto(block[member], way, "type");
                planted++;
            }
        }

        if (line["toolUseResult"] is JsonNode result)
            line["toolUseResult"] = Sentinel.PutInto(result, way, "type");
        return line.ToJsonString();
    }
}
