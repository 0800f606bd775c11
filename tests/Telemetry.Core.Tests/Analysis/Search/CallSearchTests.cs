using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Analysis;

public sealed class CallSearchTests
{
    private static readonly ToolCall[] s_calls =
    [
        .. Enumerable.Range(0, 9).Select(i => Some.Call("Bash", i, parameters: """{"command":"go test ./..."}""")),
        .. Enumerable.Range(10, 9).Select(i => Some.Call("Read", i, parameters: """{"file_path":"/src/userAccounts.go"}""")),
        .. Enumerable.Range(20, 3).Select(i => Some.Call("mcp__tracker__create_issue", i, parameters: """{"title":"The login page is slow"}""")),
    ];

    [Theory]
    [InlineData("run the tests", "Bash")]
    [InlineData("what does a user account hold", "Read")]
    [InlineData("create an issue about the Login", "mcp__tracker__create_issue")]
    public void TheWordsOfATaskPointToWhatDidIt(string task, string tool)
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, s_calls);
        Assert.Equal(tool, index.Tools[new CallSearch(index).Find(task, new CallFilter())[0].Tool]);
    }

    [Fact]
    public void WordsThatNoCallHoldsPointToNothing()
    {
        using var folder = TempFolder.ForCaller();
        Assert.Empty(new CallSearch(Some.IndexOf(folder, s_calls)).Find("zzz", new CallFilter()));
    }

    [Fact]
    public void ARareWordWeighsMoreThanOneThatAllCallsHold()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, [.. Enumerable.Range(0, 40).Select(i => Some.Call("Read", i, parameters: """{"file_path":"/app/main"}""")), Some.Call("Grep", 50, parameters: """{"pattern":"frobnicate","path":"/app"}""")]);
        Assert.Equal("Grep", index.Tools[new CallSearch(index).Find("app frobnicate", new CallFilter())[0].Tool]);
    }

    [Fact]
    public void TheScoresAreThoseOfTheFormula()
    {
        using var folder = TempFolder.ForCaller();
        // Words: "bash", "command" and the command's. Lengths 4, 3 and 3; "go" is in two of three calls, once each.
        CallIndex index = Some.IndexOf(folder, Some.Call("Bash", 1, parameters: """{"command":"go vet"}"""), Some.Call("Bash", 2, parameters: """{"command":"ls"}"""), Some.Call("Edit", 3, parameters: """{"command":"go"}"""));
        IReadOnlyList<SearchHit> hits = new CallSearch(index).Find("go", new CallFilter());
        double rarity = Math.Log(1 + 1.5 / 2.5), mean = 10 / 3.0;
        double Score(int length) => rarity * 2.2 / (1 + 1.2 * (0.25 + 0.75 * length / mean));
        Assert.Equal([Score(3), Score(4)], hits.Select(hit => hit.Score), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void CallsThatCameLaterAreFoundToo()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, s_calls);
        var search = new CallSearch(index);
        Assert.Empty(search.Find("kubernetes", new CallFilter()));
        Assert.Null(new JsonlAppender(index.Path).Append(Some.Call("Bash", 60, parameters: """{"command":"deploy to kubernetes"}""")));
        index.Refresh();
        Assert.Equal("Bash", index.Tools[Assert.Single(search.Find("kubernetes", new CallFilter())).Tool]);
    }
}
