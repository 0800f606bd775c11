namespace Telemetry.Analysis;

/// <summary>What is held out of a history, so that predictions of it are judged on what they have not seen.</summary>
public enum Split
{
    /// <summary>Each session in turn.</summary>
    SessionOut,

    /// <summary>Each project in turn, and with it every session that touches it.</summary>
    ProjectOut,

    /// <summary>Each of <see cref="Folds.Blocks"/> blocks in turn, and with it all that ended later: only the past is learnt from.</summary>
    InTime,
}
