namespace Telemetry.Analysis;

/// <summary>Where the steps of one lane stand.</summary>
/// <param name="Project">The project its session began in: a word of the index.</param>
/// <param name="Session">Its session: a word of the index.</param>
/// <param name="Lane">The lane's number in the index.</param>
/// <param name="Start">Its first step.</param>
/// <param name="End">Behind its last step.</param>
internal readonly record struct StepLane(int Project, int Session, int Lane, int Start, int End)
{
    /// <summary>How many steps.</summary>
    public int Length => End - Start;
}
