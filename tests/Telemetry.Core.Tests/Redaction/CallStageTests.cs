using Telemetry.Capture;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Every combination of what the client says and what the text tells.</summary>
public sealed class CallStageTests
{
    private const string
        Refusal = "The user doesn't want to proceed with this tool use. The tool use was rejected", Interrupt = "[Request interrupted by user for tool use]",
        Sibling = "<tool_use_error>Sibling tool call errored</tool_use_error>", Parallel = "<tool_use_error>Cancelled: parallel tool call Bash(x) errored</tool_use_error>",
        Tagged = "<tool_use_error>File has not been read yet.</tool_use_error>", Rule = "Permission to use Bash with command rm -rf x has been denied.";

    [Theory]
    [InlineData(CaptureSource.Event, true)]
    [InlineData(CaptureSource.Batch, false)]
    [InlineData(CaptureSource.Transcript, true)]
    [InlineData(CaptureSource.Transcript, false)]
    [InlineData(CaptureSource.Transcript, null)]
    public void SomeTextsDecideWhateverTheSourceSays(CaptureSource source, bool? hasRun)
    {
        foreach (CaptureDenial denial in Enum.GetValues<CaptureDenial>())
        {
            Assert.Equal(Stage.Cancelled, Of(source, hasRun, Sibling, denial));
            Assert.Equal(Stage.Cancelled, Of(source, hasRun, Parallel, denial));
            Assert.Equal(Stage.Interrupted, Of(source, hasRun, Interrupt, denial));
            Assert.Equal(Stage.Interrupted, Of(source, hasRun, "Exit code 137\n" + Interrupt, denial));
            Assert.Equal(Stage.Interrupted, Of(source, hasRun, "anything", denial, isInterrupted: true));
        }
    }

    [Fact]
    public void ANewerTranscriptTellsAnInterruptionFromTheRefusalWhoseTextItShares()
    {
        Assert.Equal(Stage.Interrupted, Of(CaptureSource.Transcript, null, Refusal, CaptureDenial.Interruption));
        Assert.Equal(Stage.Interrupted, Of(CaptureSource.Transcript, null, "[Tool call interrupted: the session ended]", CaptureDenial.Interruption));
        Assert.Equal(Stage.Cancelled, Of(CaptureSource.Transcript, null, "anything", CaptureDenial.Cancellation));
        Assert.Equal(Stage.Rejected, Of(CaptureSource.Transcript, false, Refusal, CaptureDenial.User));
    }

    [Theory]
    [InlineData(CaptureSource.Event)]
    [InlineData(CaptureSource.Transcript)]
    public void ACallThatRanWasExecutedOrBrokenOff(CaptureSource source)
    {
        Assert.Equal(Stage.Executed, Of(source, true, "Exit code 3"));
        Assert.Equal(Stage.Executed, Of(source, true, Tagged));
        Assert.Equal(Stage.Executed, Of(source, true, "Permission to use this API has been denied."));
        Assert.Equal(Stage.Executed, Of(source, true, ""));
        Assert.Equal(Stage.Interrupted, Of(source, true, Refusal));
    }

    [Theory]
    [InlineData(Rule, CaptureDenial.Rule, Stage.Denied)]
    [InlineData(Rule, CaptureDenial.User, Stage.Denied)]
    [InlineData("Claude requested permissions to use WebFetch, but you haven't granted it yet.", CaptureDenial.User, Stage.Denied)]
    [InlineData("touch in '/p/y' needs approval. The path is inside", CaptureDenial.User, Stage.Denied)]
    [InlineData("cat in '/x' was blocked. For security, Claude Code may only", CaptureDenial.User, Stage.Denied)]
    [InlineData("PreToolUse:Bash hook error: [x]: no", CaptureDenial.Rule, Stage.Denied)]
    [InlineData(Refusal, CaptureDenial.User, Stage.Rejected)]
    [InlineData(Refusal, CaptureDenial.Rule, Stage.Rejected)]
    [InlineData("a reason of the future", CaptureDenial.Rule, Stage.Denied)]
    [InlineData("a reason of the future", CaptureDenial.User, Stage.Denied)]
    [InlineData("a reason of the future", CaptureDenial.None, Stage.Denied)]
    [InlineData(Tagged, CaptureDenial.None, Stage.Validation)]
    public void ACallThatATranscriptSaysWasRefusedIsDeniedUnlessTheUserSaidNo(string error, CaptureDenial denial, Stage stage) =>
        Assert.Equal(stage, Of(CaptureSource.Transcript, false, error, denial));

    [Theory]
    [InlineData(Tagged, Stage.Validation)]
    [InlineData(Rule, Stage.Denied)]
    [InlineData(Refusal, Stage.Rejected)]
    [InlineData("Exit code 1\nboom", Stage.Executed)]
    [InlineData("", Stage.Executed)]
    public void WithoutADecisionTheTextTellsAndAnUntaggedErrorCameFromAToolThatRan(string error, Stage stage) =>
        Assert.Equal(stage, Of(CaptureSource.Transcript, null, error));

    [Theory]
    [InlineData(Tagged, Stage.Validation)]
    [InlineData(Rule, Stage.Denied)]
    [InlineData("somebody should look at it first", Stage.Denied)]
    [InlineData("", Stage.Unknown)]
    public void ACallOfABatchThatNeverRanWasDeniedInFreeWordsUnlessTheClientRefusedIt(string error, Stage stage) => Assert.Equal(stage, Of(CaptureSource.Batch, false, error));

    [Fact]
    public void ASuccessRan() => Assert.Equal(Stage.Executed, CallStage.Of(Call(CaptureSource.Transcript, null, null, CaptureDenial.None, false)));

    private static Stage Of(CaptureSource source, bool? hasRun, string error, CaptureDenial denial = CaptureDenial.None, bool isInterrupted = false) =>
        CallStage.Of(Call(source, hasRun, error, denial, isInterrupted));

    private static CapturedCall Call(CaptureSource source, bool? hasRun, string? error, CaptureDenial denial, bool isInterrupted) => new()
    {
        ToolName = "Bash",
        IsFailure = error is not null,
        Error = error,
        Source = source,
        HasRun = hasRun,
        Denial = denial,
        IsInterrupted = isInterrupted,
        Context = new(null, null, null, null, null, null),
    };
}
