using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>Makes one row of two lines about one call.</summary>
/// <remarks>
/// The better source decides outcome, stage and latency, and the other fills what is missing; only a guess from a batch is settled by the
/// transcript, which knows whether the call failed.
/// </remarks>
internal static class RowMerge
{
    public static void Into(ref CallRow row, in CallRow other, LaneTable lanes)
    {
        bool settlesGuess = row.Source == RecordSource.Batch && other.Source == RecordSource.Transcript;
        bool isSettled = row.Source == RecordSource.Transcript && other.Source == RecordSource.Batch;
        CallRow winner = settlesGuess || (other.Source > row.Source && !isSettled) ? other : row;
        CallRow loser = winner.Offset == other.Offset ? row : other;
        row = winner;
        // A line that names no session, or no agent, says nothing against the one that does.
        if (winner.Session == 0 || loser.Session == 0 || winner.Session == loser.Session)
        {
            row.Session = First(winner.Session, loser.Session);
            row.Lane = lanes.Of(row.Session, First(lanes[winner.Lane].Agent, lanes[loser.Lane].Agent));
        }

        // What is known of a launch is not yet the subagent's duration.
        if ((winner.LatencyMs < 0 && loser.LatencyMs >= 0) || (winner.IsBackground && loser.LatencySource == LatencySource.Subagent))
            (row.LatencyMs, row.LatencySource, row.IsBackground) = (loser.LatencyMs, loser.LatencySource, loser.IsBackground);
        row.Batch = First(winner.Batch, loser.Batch);
        row.Project = First(winner.Project, loser.Project);
        row.Command = First(winner.Command, loser.Command);
        row.HidesExit = winner.HidesExit || loser.HidesExit;
        row.IsPaged = winner.IsPaged || loser.IsPaged;
        row.Template = winner.Outcome == Outcome.Failure ? First(winner.Template, loser.Template) : 0;
        row.Kind = KindOf(winner, loser);
        row.Note = winner.Outcome == Outcome.Failure ? SoftOutcome.None : winner.Note != SoftOutcome.None ? winner.Note : loser.Note;
        row.Model = (ushort)First(winner.Model, loser.Model);
        row.ClientVersion = (ushort)First(winner.ClientVersion, loser.ClientVersion);
        row.AgentType = (ushort)First(winner.AgentType, loser.AgentType);
        row.Target = winner.Target != 0 ? winner.Target : loser.Target;
    }

    // A line that says nothing of the failure leaves it to the other's text, as long as both got equally far; a guess that knows no stage contradicts none.
    private static FailureKind KindOf(in CallRow winner, in CallRow loser) =>
        winner.Kind == FailureKind.Other && winner.Template == 0 && (loser.Stage == winner.Stage || loser.Stage == Stage.Unknown) && loser.Kind != FailureKind.None ? loser.Kind : winner.Kind;

    private static int First(int one, int other) => one != 0 ? one : other;
}
