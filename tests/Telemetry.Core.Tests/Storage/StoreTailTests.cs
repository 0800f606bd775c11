using Telemetry.Core.Tests.Support;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Storage;

public sealed class StoreTailTests
{
    [Fact]
    public void ACallOfAMomentAgoIsFoundThoughMuchWasWrittenSince()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, Some.LineOf(Some.Call(id: "toolu_1")) + string.Concat(Enumerable.Range(0, 4000).Select(i => Some.LineOf(Some.Call(i: i)))));
        var tail = new StoreTail(path);
        Assert.True(tail.Holds("s1", "toolu_1"));
        Assert.True(tail.Holds(null, "toolu_Bash_3999_s1_"));
        Assert.False(tail.Holds("s1", "toolu_2"));
        Assert.False(tail.Holds("s2", "toolu_1"));
    }

    [Fact]
    public void AnIdInsideAnotherTextIsNotTheCall()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, Some.LineOf(Some.Call(id: "a", parameters: """{"x":"\"tool_use_id\":\"toolu_1\""}""")));
        Assert.False(new StoreTail(path).Holds("s1", "toolu_1"));
    }

    [Fact]
    public void WithoutAStoreNothingIsRecorded() => Assert.False(new StoreTail("/nowhere/store.jsonl").Holds("s1", "toolu_1"));
}
