using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Benchmarks;

/// <summary>A failure, and the fix that the history of all other sessions tells for it.</summary>
internal sealed record HintTrial(RecoveryCase Case, Fix Fix)
{
    /// <summary>True where what was done first is what the fix says.</summary>
    public bool IsFollowed(CallIndex index) => Fix.IsStep(index, Case.Step);
}
