using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Index;

/// <summary>
/// Stages told from texts alone, on the failures of 28,040 public calls: the beginnings of their texts, how often each came, and what kind somebody
/// labelled it. docs/benchmarks.md has the table.
/// </summary>
public sealed class LabelledFailuresTests
{
    private static readonly Dictionary<string, Stage> s_stageOfLabel = new()
    {
        ["user_rejected"] = Stage.Rejected,
        ["cancelled_sibling"] = Stage.Cancelled,
        ["permission_denied"] = Stage.Denied,
        ["interrupted"] = Stage.Interrupted,
    };

    [Fact]
    public void AtLeastNinetyNineOfAHundredRefusalsAreInTheirStage()
    {
        var (right, n) = Tally(isRefusal: true);
        Assert.Equal(349, n);
        Assert.True(right >= 0.99 * n, $"{right} of {n}");
    }

    [Fact]
    public void AtMostOneOfTwoHundredOtherFailuresIsCalledARefusal()
    {
        var (right, n) = Tally(isRefusal: false);
        Assert.Equal(1019, n);
        Assert.True(n - right <= 0.005 * n, $"{n - right} of {n}");
    }

    private static (int Right, int N) Tally(bool isRefusal)
    {
        using var folder = TempFolder.ForCaller();
        LabelledFailure[] asked = [.. LabelledFailure.All.Where(one => s_stageOfLabel.ContainsKey(one.Label) == isRefusal)];
        CallIndex index = Some.IndexOf(folder, asked.Select((one, i) => Some.Call(i: i, outcome: Outcome.Failure, stage: Stage.Unknown, error: one.Error, source: RecordSource.Transcript)));
        int right = 0;
        for (int i = 0; i < asked.Length; i++)
        {
            Stage stage = index.Rows[i].Stage;
            if (isRefusal ? stage == s_stageOfLabel[asked[i].Label] : stage is Stage.Executed or Stage.Validation)
                right += asked[i].Count;
        }

        return (right, asked.Sum(one => one.Count));
    }
}
