namespace Telemetry.Analysis;

/// <summary>How the calls of one group went in one session: the unit in which failures cluster.</summary>
/// <param name="Session">The session: a word of the index's sessions.</param>
/// <param name="FirstMs">When the group's first call of the session ended, in milliseconds since 1970 UTC.</param>
/// <param name="ClientVersion">The client's version that call was made with: a word of the index's; 0 where unknown.</param>
/// <param name="N">The calls that count in a rate.</param>
/// <param name="Successes">How many of them succeeded.</param>
internal readonly record struct SessionOutcomes(int Session, long FirstMs, int ClientVersion, int N, int Successes);
