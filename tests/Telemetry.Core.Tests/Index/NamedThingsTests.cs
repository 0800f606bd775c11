using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Index;

/// <summary>What the index keeps of a call's parameters beside its target: the folder, the prompt, and whether only a part was asked for.</summary>
public sealed class NamedThingsTests
{
    [Fact]
    public void TheFolderOfAPathIsTheTargetOfACallOnThatFolder()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder, Some.Call("Read", 1, parameters: """{"file_path":"/p/src/a.cs"}"""), Some.Call("Grep", 2, parameters: """{"pattern":"x","path":"/p/src"}"""), Some.Call("Read", 3, parameters: """{"file_path":"a.cs"}"""),
            Some.Call("Bash", 4, parameters: """{"command":"cat /p/src/a.cs"}"""), Some.Call("Grep", 5, parameters: """{"pattern":"/p/src"}"""));
        Assert.Equal(index.Rows[1].Target, index.Folders[0]);
        Assert.Equal(Target.Of("/p/src"), index.Folders[0]);
        Assert.Equal([0u, 0, 0], index.Folders[2..].ToArray());
    }

    [Theory]
    [InlineData("Read", """{"file_path":"/a","offset":3}""", true)]
    [InlineData("Read", """{"file_path":"/a","limit":3}""", true)]
    [InlineData("Read", """{"file_path":"/a","pages":"1-3"}""", true)]
    [InlineData("Read", """{"file_path":"/offset"}""", false)]
    [InlineData("Grep", """{"pattern":"\"offset\":3"}""", false)]
    [InlineData("mcp__files__list", """{"path":"/a","limit":3}""", false)]
    public void AReadOfAPartIsKnown(string tool, string parameters, bool isPaged)
    {
        using var folder = TempFolder.ForCaller();
        Assert.Equal(isPaged, Some.IndexOf(folder, Some.Call(tool, parameters: parameters)).Rows[0].IsPaged);
    }

    // A transcript's line has no parameters, and may be the only one that knows the prompt.
    [Fact]
    public void WhatOneLineOfACallKnowsStaysWhicheverComesFirst()
    {
        ToolCall hook = Some.Call("Read", id: "t", parameters: """{"file_path":"/p/src/a.cs","offset":3}"""), transcript = Some.Call("Read", id: "t", source: RecordSource.Transcript) with { PromptId = "one" };
        Some.InAnyOrder([Some.LineOf(hook), Some.LineOf(transcript), Some.LineOf(Some.Call("Read", 1) with { PromptId = "one" }), Some.LineOf(Some.Call("Read", 2) with { PromptId = "two" })], index =>
        {
            Dictionary<int, int> bySecond = Enumerable.Range(0, 3).ToDictionary(i => (int)((index.Rows[i].TimestampMs - Some.TimeMs) / 1000));
            Assert.True(index.Rows[bySecond[0]].IsPaged);
            Assert.Equal(Target.Of("/p/src"), index.Folders[bySecond[0]]);
            Assert.NotEqual(0u, index.Prompts[bySecond[0]]);
            Assert.Equal(index.Prompts[bySecond[1]], index.Prompts[bySecond[0]]);
            Assert.NotEqual(index.Prompts[bySecond[2]], index.Prompts[bySecond[0]]);
        });
    }
}
