namespace Telemetry.Mcp.Importing;

/// <summary>How far a transcript was imported.</summary>
/// <param name="Bytes">Its size then.</param>
/// <param name="ModifiedMs">When it was last written then, in milliseconds since 1970 UTC.</param>
/// <param name="Offset">Where to go on, in bytes: before the first call whose result was missing.</param>
/// <param name="WithoutResult">Calls whose result was missing.</param>
internal sealed record ImportedFile(long Bytes, long ModifiedMs, long Offset, int WithoutResult);
