namespace Telemetry.Storage;

/// <summary>Decides what becomes of one line when the store is rewritten.</summary>
/// <param name="line">The line with its newline; only a torn last one lacks it.</param>
/// <param name="offset">Where it starts in the old store, in bytes.</param>
/// <returns>The same line to keep it byte for byte, other bytes to replace it, nothing to drop it.</returns>
public delegate ReadOnlySpan<byte> LineEdit(ReadOnlySpan<byte> line, long offset);
