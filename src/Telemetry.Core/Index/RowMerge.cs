using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>Makes one row of two lines about one call.</summary>
/// <remarks>
/// The better source decides outcome, stage and latency, and the other fills what is missing; only a guess from a batch is settled by the
/// transcript, which knows whether the call failed.
/// </remarks>
internal static class RowMerge
{
    public static void Into(ref CallRow row, in CallRow other)
    {
        bool settlesGuess = row.Source == RecordSource.Batch && other.Source == RecordSource.Transcript;
        bool isSettled = row.Source == RecordSource.Transcript && other.Source == RecordSource.Batch;
        CallRow winner = settlesGuess || (other.Source > row.Source && !isSettled) ? other : row;
        CallRow loser = winner.Offset == other.Offset ? row : other;
        row = winner;
        // The rows' places in time and lane were taken with the first line; a lane is a fact of the call, not of the line.
        if (winner.LatencyMs < 0 && loser.LatencyMs >= 0)
            (row.LatencyMs, row.LatencySource, row.IsBackground) = (loser.LatencyMs, loser.LatencySource, loser.IsBackground);
        row.Batch = First(winner.Batch, loser.Batch);
        row.Project = First(winner.Project, loser.Project);
        row.Command = First(winner.Command, loser.Command);
        row.Template = winner.Outcome == Outcome.Failure ? First(winner.Template, loser.Template) : 0;
        row.Model = (ushort)First(winner.Model, loser.Model);
        row.AgentType = (ushort)First(winner.AgentType, loser.AgentType);
        row.Target = winner.Target != 0 ? winner.Target : loser.Target;
    }

    private static int First(int one, int other) => one != 0 ? one : other;
}
