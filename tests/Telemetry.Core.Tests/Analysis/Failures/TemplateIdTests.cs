using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis.Failures;

public sealed class TemplateIdTests
{
    // Ids are written down and asked for again: these may change only together with the version of the masking or of the rules.
    [Theory]
    [InlineData(FailureKind.OldStringNotFound, "<tool_use_error>String to replace not found in file.\nString: x</tool_use_error>", "t1-3lo5f3")]
    [InlineData(FailureKind.FileNotFound, "<tool_use_error>File does not exist.</tool_use_error>", "t1-lbfdt9")]
    [InlineData(FailureKind.UsageError, "Exit code 2\nerror: unrecognized subcommand 'bun'", "t1-kou4hg")]
    [InlineData(FailureKind.NonzeroExit, "Exit code 1", "t1-qtpq31")]
    public void AnIdIsForEver(FailureKind kind, string error, string id)
    {
        Assert.Equal(1, ErrorTemplate.Version);
        Assert.Equal(kind, FailureRules.KindOf(Stage.Executed, error));
        Assert.Equal(id, TemplateId.Of(kind, ErrorTemplate.Of(error)));
    }

    [Fact]
    public void IdsOfDifferentFailuresDiffer()
    {
        string[] ids = [.. LabelledFailure.All.Select(failure => (Kind: FailureRules.KindOf(Stage.Executed, failure.Error), Line: ErrorTemplate.Of(failure.Error))).Distinct().Select(template => TemplateId.Of(template.Kind, template.Line))];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^t1-[0-9a-v]{6}$", id));
    }

    [Fact]
    public void AStoreThatIsReadInPiecesHasTheIdsOfOneThatIsReadAtOnce()
    {
        using var folder = TempFolder.ForCaller();
        string[] lines = [.. LabelledFailure.All.Select((failure, i) => Some.LineOf(Some.Call("Bash", i, Outcome.Failure, error: failure.Error)))];
        CallIndex pieces = Some.IndexOfLines(folder, lines[..10]);
        var running = new FailureHistory(pieces);
        for (int n = 10; n < lines.Length; n += 97)
        {
            File.WriteAllText(pieces.Path, string.Concat(lines[..n]));
            pieces.Refresh();
            running.Update();
        }

        File.WriteAllText(pieces.Path, string.Concat(lines));
        pieces.Refresh();
        running.Update();
        var whole = new CallIndex(pieces.Path);
        whole.Refresh();
        var fresh = new FailureHistory(whole);
        fresh.Update();
        Assert.Equal(Ids(fresh), Ids(running));
        Assert.InRange(Ids(fresh).Count(), 50, lines.Length);
    }

    private static IEnumerable<string> Ids(FailureHistory history) =>
        FailureReport.From(history, new CallFilter(), FailureBy.Template).Groups.Select(group => $"{group.Id} {group.Template!.Text} {group.Count}");
}
