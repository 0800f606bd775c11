namespace Telemetry.Analysis;

/// <summary>A failure that comes back in one session after the other.</summary>
/// <param name="Tool">The tool: a word of the index's tools.</param>
/// <param name="Template">The template's key, as the question gave it.</param>
/// <param name="Example">The row of the newest one.</param>
/// <param name="Count">How many.</param>
/// <param name="Sessions">In how many sessions, two at least.</param>
public sealed record RepeatedFailure(int Tool, int Template, int Example, int Count, int Sessions);
