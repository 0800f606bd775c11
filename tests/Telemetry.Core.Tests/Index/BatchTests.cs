using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Index;

public sealed class BatchTests
{
    [Fact]
    public void ANoteTiesItsCallsWhereverItStandsAmongThem() => Some.InAnyOrder(
        [Some.LineOf(Some.Call(id: "a")), Some.LineOf(Some.Call(id: "b")), Some.LineOf(Some.Call(id: "c")), Some.LineOf(Batch("a", "a", "c", "unknown"))],
        index => Assert.Equal("a:a b: c:a", Ties(index)));

    [Fact]
    public void ACallThatIsImportedLongAfterTheNoteIsTied()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOfLines(folder, Some.LineOf(Batch("a", "a", "b")), Some.LineOf(Some.Call(id: "b")));
        new JsonlAppender(index.Path).Append(Some.Call(id: "a", source: RecordSource.Transcript));
        index.Refresh();
        Assert.Equal("a:a b:a", Ties(index));
    }

    [Fact]
    public void ALinesOwnIdAndTheNotesAreTheSameBatch() => Some.InAnyOrder(
        [
            Some.LineOf(Some.Call(id: "a")), Some.LineOf(Some.Call(id: "b")), Some.LineOf(Batch("a", "a", "b")),
            Some.LineOf(Some.Call(id: "b", batchId: "a", source: RecordSource.Transcript)),
        ],
        index =>
        {
            Assert.Equal("a:a b:a", Ties(index));
            Assert.Equal(["a"], index.Batches.Words);
        });

    [Fact]
    public void WhereTheyDifferTheNoteDecidesWhichNamesAllItsCalls() => Some.InAnyOrder(
        [
            Some.LineOf(Some.Call(id: "a")), Some.LineOf(Some.Call(id: "b")), Some.LineOf(Batch("a", "a", "b")),
            Some.LineOf(Some.Call(id: "b", batchId: "other", source: RecordSource.Transcript)),
        ],
        index => Assert.Equal("a:a b:a", Ties(index)));

    [Fact]
    public void ALinesOwnIdTiesWithoutANote() => Some.InAnyOrder(
        [Some.LineOf(Some.Call(id: "a")), Some.LineOf(Some.Call(id: "a", batchId: "a", source: RecordSource.Transcript)), Some.LineOf(Some.Call(id: "b", batchId: "a"))],
        index => Assert.Equal("a:a b:a", Ties(index)));

    // A foreign note that names ids without end: those of calls that are there are tied, and memory is kept for as many others as the hook writes.
    [Fact]
    public void OfCallsThatAreNotThereYetANoteIsRememberedForAsManyAsAHookNames()
    {
        using var folder = TempFolder.ForCaller();
        string[] ids = [.. Enumerable.Range(0, 2000).Select(i => "t" + i)];
        CallIndex index = Some.IndexOfLines(folder, Some.LineOf(Some.Call(id: "t1999")), Some.LineOf(Batch("t0", ids)), Some.LineOf(Some.Call(id: "t249")), Some.LineOf(Some.Call(id: "t250")));
        Assert.Equal("t1999:t0 t249:t0 t250:", Ties(index));
    }

    private static Note Batch(string id, params string[] calls) => new() { TimestampMs = Some.TimeMs, Event = Note.Batch, BatchId = id, ToolUseIds = calls };

    private static string Ties(CallIndex index) =>
        string.Join(' ', index.Rows.ToArray().Select(row => $"{index.ReadCall(row)!.ToolUseId}:{index.Batches[row.Batch]}").Order(StringComparer.Ordinal));
}
