using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Forgetting;
using Telemetry.Mcp.Importing;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Forgetting;

/// <summary>The transcripts still tell of what was forgotten, and nobody brings it back.</summary>
public sealed class ForgottenImportTests
{
    private static readonly FixedTime s_time = new(new DateTimeOffset(2026, 11, 22, 11, 31, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnImportDoesNotBringBackWhatWasForgotten(bool areMarksLost)
    {
        using ImportedStore store = ImportedStore.Empty();
        WrittenTranscript transcript = store.Session("s1").Call("t1").Result("t1").Call("t2", "Read").Result("t2");
        transcript.Write();
        store.Import();
        Forget(store, new() { Tool = "Bash" });
        Assert.Equal(["t2"], IdsIn(store));
        if (areMarksLost)
            store.ForgetMarks();

        // The marks know the rewritten store: nothing has to be read again.
        ImportCounts again = store.Import();
        Assert.Equal(areMarksLost ? (1, 0, 1L) : (0, 0, 0L), (again.FilesToRead, again.Added, again.Forgotten));
        transcript.Call("t3").Result("t3").Write();
        Assert.Equal(1, store.Import().Added);
        Assert.Equal(["t2", "t3"], IdsIn(store));
    }

    [Fact]
    public void ASubagentOfAForgottenSessionStaysForgotten()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Session("s1").Call("t0").Result("t0").Write();
        store.Subagent("s1", "a1").Call("t1", agentId: "a1").Result("t1", agentId: "a1").Write();
        store.Import();
        Assert.NotEmpty(store.Notes);
        Forget(store, new() { Session = "s1" });
        store.ForgetMarks();
        Assert.Equal((0, 2L), (store.Import() is var counts ? counts.Added : -1, counts.Forgotten));
        Assert.Empty(store.Calls);
        Assert.Equal(["rewritten"], store.Notes.Select(note => (string?)note["event"]));
    }

    [Fact]
    public void ACallWithoutAnIdIsNotBroughtBackUnderItsOwn()
    {
        using ImportedStore store = ImportedStore.Empty();
        WrittenTranscript transcript = store.Session("s1").Call("t1").Result("t1");
        transcript.Write();
        store.Append(Some.Call() with { Id = null, At = DateTimeOffset.FromUnixTimeMilliseconds(transcript.LastMs) });
        Forget(store, new() { Tool = "Bash" });
        Assert.Equal(1, store.Import().Forgotten);
        Assert.Empty(store.Calls);
    }

    [Fact]
    public void AQuestionDoesNotCorrectWhatWasForgotten()
    {
        using ImportedStore store = ImportedStore.Empty();
        string guess = (new RecordedCall("Edit", s_time.GetUtcNow().AddSeconds(-5)) { Id = "t1", Error = "refused", Stage = "validation" }).ToLine().Replace("\"source\":\"hook\"", "\"source\":\"batch\"", StringComparison.Ordinal);
        File.WriteAllText(store.Path, guess + (new RecordedCall("Read", s_time.GetUtcNow()) { Id = "t2" }).ToLine());
        var history = new History(store.Path, new Surroundings(Some.Project, "s1", s_time), new GuessSettlement(store.Path, store.Transcripts, Some.Project, s_time, TimeSpan.Zero));
        Assert.Equal(1, history.Ask(AnswerKind.Failures, SomeStore.ArgumentsOf("{}")).GetProperty("failures").GetInt32());
        Forget(store, new() { Tool = "Edit" });
        store.Session("s1").Call("t1", "Edit").Result("t1").Write();
        Assert.Equal(0, history.Ask(AnswerKind.Failures, SomeStore.ArgumentsOf("{}")).GetProperty("failures").GetInt32());
        Assert.Equal(["t2"], IdsIn(store));
    }

    private static IEnumerable<string?> IdsIn(ImportedStore store) => store.Calls.Select(call => (string?)call["tool_use_id"]).Order();

    private static void Forget(ImportedStore store, ForgetConditions conditions)
    {
        using StoreChange change = StoreChange.Begin(store.Path)!;
        Assert.False(Removal.Run(change, store.Path, conditions, s_time).IsEmpty);
    }
}
