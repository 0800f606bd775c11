using System.Text;
using System.Text.Json.Nodes;
using Telemetry.Hook.Tests.Support;

namespace Telemetry.Hook.Tests;

/// <summary><c>TELEMETRY_CAPTURE</c>, through the real hook.</summary>
public sealed class CaptureModeTests
{
    private static readonly string[] s_events = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "events.jsonl"));

    [Theory]
    [InlineData("off")]
    [InlineData("OFF")]
    public async Task WhereCaptureIsOffALargePayloadIsTakenAndNothingIsWritten(string word)
    {
        using var folder = new StoreFolder();
        string payload = s_events[3].Replace("\"description\":\"make\"", $"\"description\":\"{new string('y', 560 * 1024)}\"", StringComparison.Ordinal);
        Assert.True(payload.Length > 560 * 1024);
        bool isWritten = false;
        HookRun run = await HookProcess.RunAsync(
            folder.Store,
            async stream =>
            {
                // What a client would show is an error here: nobody read to the end.
                await stream.WriteAsync(Encoding.UTF8.GetBytes(payload), TestContext.Current.CancellationToken);
                await stream.FlushAsync(TestContext.Current.CancellationToken);
                isWritten = true;
            },
            capture: word);
        Assert.Equal((0, "", true), (run.ExitCode, run.Output, isWritten));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Folder));
    }

    [Fact]
    public async Task WhereCaptureIsOffAClientThatLeavesThePipeOpenIsServedAtOnce()
    {
        using var folder = new StoreFolder();
        HookRun run = await HookProcess.RunAsync(folder.Store, async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(s_events[3]), TestContext.Current.CancellationToken), closesInput: false, capture: "off");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.True(run.Elapsed < TimeSpan.FromMilliseconds(1900), $"waited {run.Elapsed}");
        Assert.Empty(Directory.GetFileSystemEntries(folder.Folder));
    }

    [Fact]
    public async Task AnUnknownWordStoresNoTextAndSaysNothing()
    {
        using var folder = new StoreFolder();
        HookRun run = await HookProcess.RunAsync(folder.Store, s_events[3], "fulll");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Matches("\"params\":\\{\"command\":\"echo; cat \\[SHAPE:[a-z]{8}\\.txt, 29\\]\",\"description\":\"\\[SHAPE:[a-z]{8}, 4\\]\"\\}", Assert.Single(folder.Lines));
        Assert.Empty(folder.Errors);
    }

    [Fact]
    public async Task AnEventThatIsNotRecordedMakesNoKey()
    {
        using var folder = new StoreFolder();
        await HookProcess.RunAsync(folder.Store, s_events[1], "shape");
        Assert.Empty(Directory.GetFileSystemEntries(folder.Folder));
    }

    [Fact]
    public async Task AKeyThatCannotBeKeptCostsNoCall()
    {
        using var folder = new StoreFolder();
        Directory.CreateDirectory(folder.Store + ".key");
        await HookProcess.RunAsync(folder.Store, s_events[3], "shape");
        Assert.Single(folder.Lines);
        Assert.Contains($"PostToolUse: the key of shapes, {folder.Store}.key: could not ", Assert.Single(folder.Errors), StringComparison.Ordinal);
    }

    // All that differs between the two stores is texts, and a text that stood twice is the same twice.
    [Fact]
    public async Task RealEventsGiveTheSameLinesButForTheirTexts()
    {
        using StoreFolder full = new(), shape = new();
        foreach (string payload in s_events)
        {
            await HookProcess.RunAsync(full.Store, payload);
            await HookProcess.RunAsync(shape.Store, payload, "shape");
        }

        JsonNode[] texts = [.. full.Lines.Select(line => JsonNode.Parse(line)!)], shapes = [.. shape.Lines.Select(line => JsonNode.Parse(line)!)];
        Assert.Equal(texts.Length, shapes.Length);
        Assert.True(texts.Length > 30);
        foreach (var (text, shaped) in texts.Zip(shapes))
        {
            Assert.Equal(text["params"]?.AsObject().Select(pair => pair.Key), shaped["params"]?.AsObject().Select(pair => pair.Key));
            Assert.Equal(text["error"] is null, shaped["error"] is null);
            foreach (JsonNode line in new[] { text, shaped })
            {
                line.AsObject().Remove("params");
                line.AsObject().Remove("error");
            }

            Assert.Equal(text.ToJsonString(), shaped.ToJsonString());
        }

        Assert.Empty(shape.Errors);
    }

    [Fact]
    public async Task NothingOfAnyTextOfACallIsInTheStore()
    {
        using var folder = new StoreFolder();
        int lines = 0;
        foreach (Func<string, string> way in Sentinel.Ways)
        {
            foreach (string payload in s_events.Where(payload => payload.Contains("\"PostTool", StringComparison.Ordinal)))
            {
                JsonObject planted = JsonNode.Parse(payload)!.AsObject();
                foreach (JsonObject call in planted["tool_calls"]?.AsArray().Select(call => call!.AsObject()) ?? [planted])
                {
                    call["tool_input"] = Sentinel.PutInto(call["tool_input"], way);
                    call["tool_response"] = Sentinel.PutInto(call["tool_response"], way);
                    call["error"] = Sentinel.PutInto(call["error"], way);
                    // Ids of their own, so that each way's lines are written.
                    call["tool_use_id"] = $"{call["tool_use_id"]}{lines}";
                }

                Assert.Contains(Sentinel.Word, planted.ToJsonString(), StringComparison.Ordinal);
                await HookProcess.RunAsync(folder.Store, planted.ToJsonString(), "shape");
            }

            int added = folder.Lines.Count(line => line.Contains("\"tool_name\"", StringComparison.Ordinal)) - lines;
            Assert.True(added > 20, $"{added} calls");
            lines += added;
        }

        Sentinel.AssertIsNotIn(await File.ReadAllTextAsync(folder.Store, TestContext.Current.CancellationToken));
        Assert.Empty(folder.Errors);
    }
}
