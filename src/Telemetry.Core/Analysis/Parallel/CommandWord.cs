namespace Telemetry.Analysis;

/// <summary>One word of a shell command that says what it is about.</summary>
/// <param name="Text">The word, without quotes.</param>
/// <param name="Use">What it is there for.</param>
internal readonly record struct CommandWord(string Text, WordUse Use);
