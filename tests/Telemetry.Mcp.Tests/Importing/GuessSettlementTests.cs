using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Importing;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Tests.Importing;

/// <summary>A question settles what only a batch told of a moment ago.</summary>
public sealed class GuessSettlementTests
{
    private const string Session = "s1", Text = "<tool_use_error>String to replace not found in file.</tool_use_error>";

    // The written transcripts' time.
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 11, 31, 0, TimeSpan.Zero);

    [Fact]
    public void ALostSuccessIsNoFailureAnyMore()
    {
        using ImportedStore store = ImportedStore.Empty();
        AppendGuess(store, "t1");
        History history = On(store);
        Assert.Equal(1, FailuresIn(history));

        store.Session(Session).Call("t1", "Edit").Result("t1").Write();
        Assert.Equal(0, FailuresIn(history));
        Assert.Equal(["batch", "transcript"], store.Calls.Select(call => (string?)call["source"]));

        // Settled once, not with every question.
        Assert.Equal(0, FailuresIn(history));
        Assert.Equal(2, store.Calls.Count);
    }

    [Fact]
    public void AGuessThatWasRightNeedsNoLine()
    {
        using ImportedStore store = ImportedStore.Empty();
        AppendGuess(store, "t1");
        store.Session(Session).Call("t1", "Edit").Result("t1", Text, isError: true).Write();
        Assert.Equal(1, FailuresIn(On(store)));
        Assert.Single(store.Calls);
    }

    [Fact]
    public void AWrongStageIsCorrected()
    {
        using ImportedStore store = ImportedStore.Empty();
        AppendGuess(store, "t1");
        store.Session(Session).Call("t1", "Edit").Result("t1", Text, isError: true, """{"toolDenialKind":"interrupted"}""").Write();
        FailuresIn(On(store));
        Assert.Equal(("failure", "interrupted", "model-a"), ((string?)store.Calls[1]["outcome"], (string?)store.Calls[1]["stage"], (string?)store.Calls[1]["model"]));
    }

    [Fact]
    public void AGuessInASubagentIsSettledFromItsOwnTranscript()
    {
        using ImportedStore store = ImportedStore.Empty();
        AppendGuess(store, "t1");
        store.Session(Session).Call("t0").Result("t0").Write();
        store.Subagent(Session, "a1").Call("t1", "Edit", agentId: "a1").Result("t1", agentId: "a1").Write();
        Assert.Equal(0, FailuresIn(On(store)));
        Assert.Equal("a1", (string?)store.Calls[1]["agent_id"]);
    }

    [Fact]
    public void ATranscriptThatLagsIsLookedAtAgain()
    {
        using ImportedStore store = ImportedStore.Empty();
        WrittenTranscript transcript = store.Session(Session);
        transcript.Call("t1", "Edit").Write();
        AppendGuess(store, "t1");
        History history = On(store);
        Assert.Equal(1, FailuresIn(history));
        transcript.Result("t1").Write();
        Assert.Equal(0, FailuresIn(history));
    }

    [Fact]
    public void ATranscriptMayTellOfACallBeforeItsBatchDoes()
    {
        using ImportedStore store = ImportedStore.Empty();
        WrittenTranscript transcript = store.Session(Session);
        transcript.Call("t1", "Edit").Result("t1", Text, isError: true).Call("t2", "Edit").Result("t2").Write();
        AppendGuess(store, "t1");
        History history = On(store);
        Assert.Equal(1, FailuresIn(history));
        AppendGuess(store, "t2");
        Assert.Equal(1, FailuresIn(history));
        Assert.Equal("success", (string?)store.Calls[^1]["outcome"]);
    }

    [Fact]
    public void WithoutAGuessNoTranscriptIsOpenedAndNothingIsWritten()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Append(Some.Call("Read") with { Id = "t1" });
        string path = store.Session(Session).Call("t1", "Read").Result("t1").Call("t9").Result("t9").Write();
        DateTime before = DateTime.UtcNow.AddDays(-1);
        File.SetLastAccessTimeUtc(path, before);
        FailuresIn(On(store));
        Assert.Single(store.Calls);
        Assert.Equal(before, File.GetLastAccessTimeUtc(path), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void AGuessOfAnotherProjectOrOfLongAgoIsLeftToTheImport()
    {
        using ImportedStore store = ImportedStore.Empty();
        AppendGuess(store, "t1", project: "/home/dev/other");
        AppendGuess(store, "t2", at: s_now.AddHours(-2));
        store.Session(Session).Call("t1", "Edit").Result("t1").Call("t2", "Edit").Result("t2").Write();
        FailuresIn(On(store));
        Assert.Equal(2, store.Calls.Count);
    }

    [Fact]
    public void AStoreThatWasReplacedIsSettledAnew()
    {
        using ImportedStore store = ImportedStore.Empty();
        AppendGuess(store, "t0");
        AppendGuess(store, "t1");
        History history = On(store);
        FailuresIn(history);
        File.Delete(store.Path);
        AppendGuess(store, "t2");
        store.Session(Session).Call("t2", "Edit").Result("t2").Write();
        Assert.Equal(0, FailuresIn(history));
    }

    [Fact]
    public void WhereCaptureIsOffNothingIsSettled()
    {
        using ImportedStore store = ImportedStore.Empty();
        Surroundings surroundings = new(Some.Project, Session, new FixedTime(s_now), store.Transcripts);
        Assert.NotNull(GuessSettlement.In(surroundings, store.Path));
        Assert.Null(GuessSettlement.In(surroundings with { Capture = CaptureSetting.Of("off") }, store.Path));
    }

    [Fact]
    public void WhereNoTextsAreStoredAGuessIsSettledWithoutText()
    {
        using ImportedStore store = ImportedStore.Empty();
        AppendGuess(store, "t1");
        store.Session(Session).Call("t1", "Edit").Result("t1", $"Exit code 1\n{Sentinel.Word} failed", isError: true).Write();
        Surroundings surroundings = new(Some.Project, Session, new FixedTime(s_now), store.Transcripts, CaptureSetting.Of("shape"));
        FailuresIn(new History(store.Path, surroundings, GuessSettlement.In(surroundings, store.Path)));
        Assert.Matches("^Exit code 1\n<\\*> failed #[a-z]{8}$", (string?)store.Calls[1]["error"]);
        Sentinel.AssertIsNotIn(File.ReadAllText(store.Path));
    }

    private static History On(ImportedStore store)
    {
        var time = new FixedTime(s_now);
        return new History(store.Path, new Surroundings(Some.Project, Session, time), new GuessSettlement(store.Path, store.Transcripts, Some.Project, time, TimeSpan.Zero));
    }

    private static int FailuresIn(History history)
    {
        JsonElement answer = history.Ask(AnswerKind.Failures, SomeStore.ArgumentsOf("{}"));
        return answer.GetProperty("failures").GetInt32();
    }

    private static void AppendGuess(ImportedStore store, string id, string project = Some.Project, DateTimeOffset? at = null)
    {
        string line = (new RecordedCall("Edit", at ?? s_now.AddSeconds(-5)) { Id = id, Error = Text, Stage = "validation", LatencyMs = null, Project = project }).ToLine();
        File.WriteAllText(store.Path, (File.Exists(store.Path) ? File.ReadAllText(store.Path) : "") + line.Replace("\"source\":\"hook\"", "\"source\":\"batch\"", StringComparison.Ordinal));
    }
}
