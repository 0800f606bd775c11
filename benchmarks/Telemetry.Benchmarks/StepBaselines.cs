using Telemetry.Analysis;

namespace Telemetry.Benchmarks;

/// <summary>What a fix is held against: the step that was most frequent after failures of the same tool and kind, or that resolved most of them by its lower bound.</summary>
internal sealed class StepBaselines(Recoveries recoveries)
{
    private const int MinN = 5;

    /// <summary>The step told by all other sessions; null where none was done often enough.</summary>
    public FirstStep? Find(RecoveryCase failure, bool byBound)
    {
        var steps = new Dictionary<FirstStep, Proportion>();
        foreach (ref readonly RecoveryCase one in recoveries.Cases)
        {
            if (one.Session == failure.Session || (one.Tool, one.Kind) != (failure.Tool, failure.Kind) || one.Step.Relation == StepRelation.None)
                continue;
            Proportion known = steps.GetValueOrDefault(one.Step);
            steps[one.Step] = new Proportion(known.Successes + (one.IsResolved ? 1 : 0), known.N + 1);
        }

        FirstStep[] told = [.. steps.Where(step => !byBound || step.Value.N >= MinN).OrderByDescending(step => byBound ? step.Value.Low : step.Value.N).Select(step => step.Key)];
        return told.Length == 0 ? null : told[0];
    }
}
