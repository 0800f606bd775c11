namespace Telemetry.Mcp.Memory;

/// <summary>A lesson that is worth remembering now.</summary>
/// <param name="Fingerprint">Its id, eight hexadecimal digits: the same in every process, for the same calls.</param>
/// <param name="Level">How far it has grown: the largest threshold that its count has reached. It is told anew only when this grows.</param>
/// <param name="Entity">What is sent.</param>
internal sealed record NotableLesson(string Fingerprint, int Level, MemoryEntity Entity);
