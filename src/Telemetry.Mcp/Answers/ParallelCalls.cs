using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>ParallelCalls calls.</summary>
/// <param name="Batches">How often calls were sent together.</param>
/// <param name="BatchedCalls">The calls in them.</param>
/// <param name="SequentialReads">Neighbouring reads that were sent one after the other.</param>
/// <param name="SavedMsAtMost">What sending those together would have saved at most, in milliseconds.</param>
internal sealed record ParallelCalls(int Batches, int BatchedCalls, int SequentialReads, long SavedMsAtMost)
{
    public static ParallelCalls Of(Parallelism parallelism) => new(parallelism.Batches, parallelism.BatchedCalls, parallelism.SequentialReads, parallelism.SavedMs);
}
