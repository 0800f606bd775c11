using System.Text;
using System.Text.Json;
using Telemetry.Capture;

namespace Telemetry.Core.Tests.Capture;

public sealed class HookEventTests
{
    [Theory]
    [InlineData("PreToolUse")]
    [InlineData("UserPromptSubmit")]
    [InlineData("AnEventOfTheFuture")]
    [InlineData("")]
    public void AnEventThatReportsNoFinishedCallSaysNothing(string name)
    {
        HookEvent hookEvent = Parse($$"""{"hook_event_name":"{{name}}","tool_name":"Bash","tool_input":{"command":"x"},"tool_use_id":"t1"}""");
        Assert.Null(hookEvent.ToCall());
        Assert.Null(hookEvent.ToNote());
        Assert.Empty(hookEvent.CallsThatNeverRan((_, _) => false));
    }

    [Fact]
    public void ACallOfABatchThatNothingElseReportedNeverRan()
    {
        HookEvent hookEvent = Parse("""{"hook_event_name":"PostToolBatch","tool_calls":[{"tool_name":"Read","tool_use_id":"t1","tool_input":{},"tool_response":"ok"},{"tool_name":"Edit","tool_use_id":"t2","tool_input":{"a":1},"tool_response":[{"type":"text","text":"one"},{"type":"image"},{"type":"text","text":"two"}]}]}""");
        CapturedCall unrun = Assert.Single(hookEvent.CallsThatNeverRan((_, id) => id == "t1"));
        Assert.Equal("Edit", unrun.ToolName);
        Assert.Equal("one\ntwo", unrun.Error);
        Assert.Equal("t1", unrun.BatchId);
        Assert.Equal(2, unrun.BatchSize);
        Assert.Equal("""{"a":1}""", Encoding.UTF8.GetString(unrun.Input.Span));
        Assert.Equal(["t1", "t2"], hookEvent.ToNote()!.ToolUseIds);
    }

    [Fact]
    public void ABatchOfOneIsNoBatch() =>
        Assert.Null(Parse("""{"hook_event_name":"PostToolBatch","tool_calls":[{"tool_name":"Read","tool_use_id":"t1","tool_response":"ok"}]}""").ToNote());

    [Theory]
    [InlineData("Agent", """{"status":"async_launched","agentId":"a1"}""", true, "a1")]
    [InlineData("Agent", """{"status":"completed","agentId":"a1","totalDurationMs":5}""", false, "a1")]
    [InlineData("Bash", """{"stdout":"","backgroundTaskId":"b1"}""", true, null)]
    [InlineData("Bash", """{"stdout":"{\"status\":\"async_launched\"}"}""", false, null)]
    [InlineData("Read", """{"status":"async_launched","agentId":"a1"}""", false, null)]
    [InlineData("Agent", """{"\ud800":1,"status":"async_launched\udc00","agentId":"a1\ud800"}""", false, "a1\uFFFD")]
    public void ALaunchIsToldFromTheWork(string tool, string response, bool isBackground, string? subagentId)
    {
        CapturedCall call = Parse($$"""{"hook_event_name":"PostToolUse","tool_name":"{{tool}}","tool_response":{{response}},"tool_use_id":"t1"}""").ToCall()!;
        Assert.Equal(isBackground, call.IsBackground);
        Assert.Equal(subagentId, call.SubagentId);
        Assert.Equal(response.Length, call.Response.Length);
    }

    [Theory]
    [InlineData("mcp__linear__create_issue", "linear")]
    [InlineData("mcp__plugin_my-tools_s_y__z__w", "plugin:my-tools:s_y")]
    [InlineData("mcp__plugin___w", "plugin")]
    [InlineData("mcp__plugin_x__w", "plugin_x")]
    [InlineData("mcp__broken", null)]
    [InlineData("Bash", null)]
    public void TheServerOfAnMcpToolIsReadFromItsName(string tool, string? server) =>
        Assert.Equal(server, Parse($$"""{"hook_event_name":"PostToolUse","tool_name":"{{tool}}","tool_use_id":"t1"}""").ToCall()!.McpServer);

    [Theory]
    [InlineData("""{"hook_event_name":"PostToolUse","tool_name":1,"tool_input":5,"tool_use_id":{},"duration_ms":"x","mcp_server":7,"tool_calls":{},"is_interrupt":3}""")]
    [InlineData("""{"hook_event_name":"PostToolUse","tool_name":"","tool_use_id":"t1"}""")]
    [InlineData("""{"hook_event_name":["PostToolUse"],"tool_calls":[1,"x",[],{"tool_name":null}]}""")]
    public void FieldsOfTheWrongTypeAreUnknownNotFatal(string payload) => Assert.Null(Parse(payload).ToCall());

    [Fact]
    public void ACallOfABatchWithoutANameOrAnIdIsNoCall() => Assert.Empty(
        Parse("""{"hook_event_name":"PostToolBatch","tool_calls":[{"tool_name":"","tool_use_id":"t1"},{"tool_name":"X","tool_use_id":""},{"tool_name":"X"}]}""")
            .CallsThatNeverRan((_, _) => false));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("""{"hook_event_name":"PostToolUse","tool_in""")]
    public void WhatIsNoEventIsRefused(string payload) => Assert.ThrowsAny<JsonException>(() => Parse(payload));

    [Fact]
    public void WhatFollowsTheEventIsNotRead() => Assert.Equal("Stop", Parse("""{"hook_event_name":"Stop"} and more""").Name);

    private static HookEvent Parse(string payload) => HookEvent.Parse(Encoding.UTF8.GetBytes(payload));
}
