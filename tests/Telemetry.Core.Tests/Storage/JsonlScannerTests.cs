using CsCheck;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Storage;

public sealed class JsonlScannerTests
{
    private const string Seed = """{"timestamp":"2025-01-03T10:30:00","tool_name":"Read","params":{"file_path":"/path/to/file"},"outcome":"success","latency_ms":89}""" + "\n";

    [Fact]
    public void RecordsAreReadInOrderWhateverStandsBetweenThem()
    {
        Gen<(string Text, int Records, int Skipped)> lines = Gen.OneOf(
            Gen.Int[0, 999].Select(i => (Some.LineOf(Some.Call(i: i)), 1, 0)),
            Some.OneOf(("garbage\n", 0, 1), ("{\"a\":\n", 0, 1), ("{\"level\":\"info\"}\n", 0, 1), ("\n", 0, 0), ("   \n", 0, 0), (Seed, 1, 0), ("\0\0\0\n", 0, 1)));
        lines.Array[0, 60].Sample(parts =>
        {
            using var folder = TempFolder.ForCaller();
            string path = folder.File("store.jsonl");
            File.WriteAllText(path, string.Concat(parts.Select(part => part.Text)));
            ScanReport report = Scan(path, out List<string> tools);
            Assert.Equal(parts.Sum(part => part.Records), report.Records);
            Assert.Equal(parts.Sum(part => part.Skipped), report.Skipped);
            Assert.Equal(parts.Where(part => part.Records > 0).Select(part => part.Text == Seed ? "Read" : "Bash"), tools);
            Assert.Equal(new FileInfo(path).Length, report.EndOffset);
        }, iter: 50);
    }

    [Fact]
    public void AnUnfinishedLastLineIsNotARecordYet()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, Seed + Seed[..^1]);
        ScanReport report = Scan(path, out _);
        Assert.Equal((1, 0, Seed.Length), (report.Records, report.Skipped, report.EndOffset));
    }

    [Fact]
    public void TheLineAfterATornOneIsSaved()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        string whole = Some.LineOf(Some.Call("Edit"));
        File.WriteAllText(path, whole[..40] + whole);
        ScanReport report = Scan(path, out List<string> tools);
        Assert.Equal((1, 1), (report.Records, report.Skipped));
        Assert.Equal(["Edit"], tools);
    }

    [Fact]
    public void ALineOfFiveMegabytesIsSkippedAndWhatFollowsIsRead()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, Seed + "{\"timestamp\":\"" + new string('x', 5_000_000) + "\"}\n" + Seed);
        ScanReport report = Scan(path, out _);
        Assert.Equal((2, 1), (report.Records, report.Skipped));
    }

    [Fact]
    public void ALongLineThatIsNotFinishedIsReadFromItsStartTheNextTime()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, Seed + new string('x', 600_000));
        ScanReport report = Scan(path, out _);
        Assert.Equal((1, 0, Seed.Length), (report.Records, report.Skipped, report.EndOffset));
    }

    [Fact]
    public void RecordsThatCrossTheBuffersEdgeAreWhole()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, string.Concat(Enumerable.Range(0, 9000).Select(i => Some.LineOf(Some.Call(i: i)))));
        ScanReport report = Scan(path, out _);
        Assert.Equal((9000, 0), (report.Records, report.Skipped));
    }

    private static ScanReport Scan(string path, out List<string> tools)
    {
        using var file = File.OpenHandle(path);
        var seen = new List<string>();
        ScanReport report = JsonlScanner.Scan(file, 0, (in RecordLine record, long _) => seen.Add(record[Field.ToolName].Text!));
        tools = seen;
        return report;
    }
}
