namespace Telemetry.Storage;

/// <summary>What a scan read.</summary>
/// <param name="Records">Lines that are records.</param>
/// <param name="Skipped">Lines that are none: torn, foreign or too long. Blank lines do not count.</param>
/// <param name="EndOffset">Where the last whole line ended, in bytes: where the next scan goes on.</param>
public readonly record struct ScanReport(long Records, long Skipped, long EndOffset);
