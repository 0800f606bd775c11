using System.Text.Json.Nodes;
using Telemetry.Index;
using Telemetry.Mcp.Importing;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Records;

namespace Telemetry.Mcp.Tests.Importing;

public sealed class TranscriptImportTests
{
    private static string RealTranscripts => Path.Combine(Repository.Root, "tests", "Telemetry.Core.Tests", "Fixtures", "transcripts");

    [Fact]
    public void EveryCallOfTheRealTranscriptsIsInTheStoreOnceAsTheTranscriptTellsIt()
    {
        // One store for each session: the two recorded ones number their calls alike.
        foreach (string session in Directory.EnumerateFiles(RealTranscripts, "*.jsonl", SearchOption.AllDirectories).Where(path => !Path.GetFileName(path).StartsWith("agent-", StringComparison.Ordinal)))
        {
            using ImportedStore store = ImportedStore.Empty();
            store.Import(session);
            string subagents = Path.ChangeExtension(session, null);
            if (Directory.Exists(subagents))
                store.Import(subagents);
            Dictionary<string, JsonNode> told = [];
            foreach (string path in (string[])[session, .. Directory.Exists(subagents) ? Directory.EnumerateFiles(subagents, "*.jsonl", SearchOption.AllDirectories) : []])
                ReadResults(path, told);

            Assert.NotEmpty(told);
            Assert.Equal(told.Keys.Order(), store.Calls.Select(call => (string)call["tool_use_id"]!).Order());
            foreach (JsonNode call in store.Calls)
            {
                JsonNode line = told[(string)call["tool_use_id"]!], block = line["message"]!["content"]![0]!;
                bool failed = block["is_error"]?.GetValue<bool>() == true;
                Assert.Equal(failed ? "failure" : "success", (string?)call["outcome"]);
                Assert.Equal(failed ? ((string)block["content"]!).Replace("?token=abc", "?token=[REDACTED:token]", StringComparison.Ordinal) : null, (string?)call["error"]);
                Assert.Equal(StageOf(line, failed), (string?)call["stage"]);
                Assert.Equal("transcript", (string?)call["source"]);
            }
        }
    }

    [Fact]
    public void ASecondImportAddsNothing()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Import(RealTranscripts);
        byte[] first = File.ReadAllBytes(store.Path);
        ImportCounts again = store.Import(RealTranscripts);
        Assert.Equal((0, 0, 0), (again.FilesToRead, again.Added, again.Settled));
        Assert.Equal(first, File.ReadAllBytes(store.Path));

        // Nor where all has to be read again, because the marks are lost.
        store.ForgetMarks();
        Assert.Equal((3, 0, 0), (store.Import(RealTranscripts) is var third ? third.FilesToRead : 0, third.Added, third.Settled));
        Assert.Equal(first, File.ReadAllBytes(store.Path));
    }

    [Fact]
    public void ACallOfAHookIsNotAddedButLearnsWhatTheHookCouldNotKnow()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Append(Some.Call("Read") with { Id = "t1", LatencyMs = 12, Parameter = ("file_path", "/p/a") });
        store.Session("s1").Call("t1", "Read", """{"file_path":"/p/a"}""").Result("t1").Write();
        ImportCounts counts = store.Import();

        Assert.Equal((0, 1), (counts.Added, counts.Settled));
        JsonNode settled = store.Calls[1];
        Assert.Equal(("model-a", "2.1.330", "transcript"), ((string?)settled["model"], (string?)settled["client_version"], (string?)settled["source"]));
        Assert.Null(settled["params"]);
        Assert.Null(settled["latency_ms"]);
        var index = new CallIndex(store.Path);
        index.Refresh();
        CallRow row = Assert.Single(index.Rows.ToArray());
        Assert.Equal((12, LatencySource.Reported, RecordSource.Hook, "model-a"), (row.LatencyMs, row.LatencySource, row.Source, index.Models[row.Model]));
    }

    [Theory]
    [InlineData(true, "failure", "validation")]
    [InlineData(null, "success", "executed")]
    public void AGuessOfABatchIsConfirmedOrCorrected(bool? isError, string outcome, string stage)
    {
        using ImportedStore store = ImportedStore.Empty();
        string guess = (Some.Failure("Edit", error: "<tool_use_error>String to replace not found</tool_use_error>", stage: "validation") with { Id = "t1", LatencyMs = null }).ToLine();
        File.WriteAllText(store.Path, guess.Replace("\"source\":\"hook\"", "\"source\":\"batch\"", StringComparison.Ordinal));
        store.Session("s1").Call("t1", "Edit").Result("t1", "<tool_use_error>String to replace not found</tool_use_error>", isError).Write();
        store.Import();

        var index = new CallIndex(store.Path);
        index.Refresh();
        CallRow row = Assert.Single(index.Rows.ToArray());
        Assert.Equal((outcome, stage, RecordSource.Transcript), (row.Outcome.Word(), row.Stage.Word(), row.Source));
    }

    [Fact]
    public void ALatencyThatAHookCouldNotTellIsFilledInAsTheTranscripts()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Append(Some.Call("Read") with { Id = "t1", LatencyMs = null });
        store.Session("s1").Call("t1", "Read").Result("t1").Write();
        store.Import();
        Assert.Equal((1000, "transcript"), ((int?)store.Calls[1]["latency_ms"], (string?)store.Calls[1]["latency_source"]));
    }

    [Theory]
    [InlineData("a-original", "b-fork")]
    [InlineData("b-original", "a-fork")]
    public void AForkRepeatsHistoryAndAddsOnlyWhatIsItsOwn(string original, string fork)
    {
        using ImportedStore store = ImportedStore.Empty();
        string[] history = File.ReadAllLines(store.Session("s1", original).Call("t1").Result("t1").Call("t2").Result("t2").Write());
        WrittenTranscript copy = store.Session("s2", fork).Raw("""{"type":"queue-operation","operation":"enqueue","timestamp":"2026-11-23T08:00:00.000Z","sessionId":"s2","content":"go on"}""");
        foreach (string line in history)
            copy.Raw(line.Replace("\"sessionId\":\"s1\"", "\"sessionId\":\"s2\"", StringComparison.Ordinal));
        copy.Call("t3").Result("t3").Write();
        ImportCounts counts = store.Import();

        Assert.Equal((5, 3), (counts.Calls, counts.Added));
        Assert.Equal([("t1", "s1"), ("t2", "s1"), ("t3", "s2")], store.Calls.Select(call => ((string)call["tool_use_id"]!, (string)call["session_id"]!)).Order());
    }

    [Fact]
    public void ACallWithoutAResultIsNotWrittenUntilItHasOne()
    {
        using ImportedStore store = ImportedStore.Empty();
        WrittenTranscript transcript = store.Session("s1");
        transcript.Call("t1").Result("t1").Call("t2", message: "m").Call("t3", message: "m").Result("t3").Write();
        Assert.Equal((2, 1), (store.Import() is var first ? first.Added : 0, first.WithoutResult));
        Assert.Equal((0, 1), (store.Import() is var second ? second.Added : 0, second.WithoutResult));

        transcript.Result("t2").Call("t4").Result("t4").Write();
        Assert.Equal((2, 0), (store.Import() is var third ? third.Added : 0, third.WithoutResult));
        Assert.Equal(["t1", "t2", "t3", "t4"], store.Calls.Select(call => (string)call["tool_use_id"]!).Order());
        Assert.All(store.Calls.Where(call => (string)call["tool_use_id"]! is "t2" or "t3"), call => Assert.Equal(("t2", 2), ((string?)call["batch_id"], (int?)call["batch_size"])));
    }

    [Fact]
    public void LinesOfTheOriginalPluginHaveNoIdAndAreNotCountedTwice()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Append(new RecordedCall("Read", new DateTimeOffset(2026, 11, 22, 11, 30, 2, 100, TimeSpan.Zero)) { Id = null, Session = null });
        store.Session("s1").Call("t1", "Read").Result("t1").Call("t2", "Read").Result("t2").Write();
        Assert.Equal(1, store.Import().Added);
        Assert.Equal("t2", (string?)store.Calls[1]["tool_use_id"]);
        Assert.Equal(0, store.Import().Added);
    }

    [Fact]
    public void AnImportThatIsCalledOffIsCompletedByTheNext()
    {
        using ImportedStore store = ImportedStore.Empty();
        for (int i = 0; i < 20; i++)
            store.Session($"s{i}").Call($"t{i}").Result($"t{i}").Write();
        Assert.Equal(0, store.ImportCalledOff().Added);
        Assert.Equal(20, store.Import().Added);
        Assert.Equal(20, store.Calls.Count);
    }

    [Fact]
    public void WhatWasTakenOutOfTheStoreIsImportedAgain()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Session("s1").Call("t1").Result("t1").Write();
        store.Import();
        File.Delete(store.Path);
        Assert.Equal(1, store.Import().Added);
    }

    [Fact]
    public void MarksThatAreNoMarksAreReadAsNone()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Session("s1").Call("t1").Result("t1").Write();
        File.WriteAllText(store.Path + ".imported", """{"files":[1,2""");
        Assert.Equal(1, store.Import().Added);
        Assert.Equal(0, store.Import().FilesToRead);
    }

    [Fact]
    public void ASubagentsTrueDurationIsFromItsStartToItsStop()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Session("s1").Call("launch", "Agent", """{"subagent_type":"explorer"}""")
            .Result("launch", extra: """{"toolUseResult":{"status":"async_launched","agentId":"a1"}}""")
            .Raw("""{"type":"queue-operation","operation":"enqueue","timestamp":"2026-11-22T11:31:00.000Z","sessionId":"s1","content":"<task-notification>\n<task-id>a1</task-id>\n<status>completed</status>"}""")
            .Raw("""{"type":"queue-operation","operation":"enqueue","timestamp":"2026-11-22T11:31:00.000Z","sessionId":"s1","content":"<task-notification>\n<task-id>b9</task-id>\n<status>completed</status>"}""").Write();
        store.Subagent("s1", "a1").Call("t1", agentId: "a1").Result("t1", agentId: "a1").Call("t2", agentId: "a1").Result("t2", agentId: "a1").Text("done", agentId: "a1").Write();
        store.Import();

        Assert.Equal([("subagent_start", "a1", null), ("subagent_stop", "a1", "completed")], store.Notes.Select(note => ((string)note["event"]!, (string)note["agent_id"]!, (string?)note["reason"])));
        Assert.All(store.Notes, note => Assert.Equal("transcript", (string?)note["source"]));
        var index = new CallIndex(store.Path);
        index.Refresh();
        CallRow launch = index.Rows.ToArray().Single(row => index.Tools[row.Tool] == "Agent");
        Assert.Equal((4000, LatencySource.Subagent), (launch.LatencyMs, launch.LatencySource));
        store.ForgetMarks();
        store.Import();
        Assert.Equal(2, store.Notes.Count);
    }

    [Fact]
    public void NoSecretOfATranscriptReachesTheStore()
    {
        string secret = "ghp_" + Guid.NewGuid().ToString("N") + "abcd", password = "pw" + Guid.NewGuid().ToString("N");
        using ImportedStore store = ImportedStore.Empty();
        store.Session("s1").Call("t1", "Bash", $$"""{"command":"git push https://me:{{password}}@host/x","api_key":"{{password}}"}""").Result("t1", $"Exit code 1\nfatal: {secret} refused", isError: true)
            .Call("t2", "Write", $$"""{"content":"TOKEN={{secret}}"}""").Result("t2").Write();
        store.Import();
        string text = File.ReadAllText(store.Path);
        Assert.Equal(2, store.Calls.Count);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(password, text, StringComparison.Ordinal);
    }

    // facts of the client, written out again: what the result's line says decides, and only a text without any of it is a refused input.
    private static string StageOf(JsonNode line, bool failed) => (failed, (string?)line["permissionDecision"]?["decision"]) switch
    {
        (false, _) or (true, "accept") => "executed",
        (true, "reject") => "denied",
        _ => "validation",
    };

    private static void ReadResults(string path, Dictionary<string, JsonNode> told)
    {
        foreach (JsonNode line in File.ReadLines(path).Select(text => JsonNode.Parse(text)!).Where(line => (string?)line["type"] == "user" && line["message"]!["content"] is JsonArray))
        {
            JsonNode block = line["message"]!["content"]![0]!;
            if ((string?)block["type"] == "tool_result")
                told.Add((string)block["tool_use_id"]!, line);
        }
    }
}
