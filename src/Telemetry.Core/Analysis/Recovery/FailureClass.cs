using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>What a fix is looked for: failures of one tool that are alike.</summary>
/// <param name="Tool">The tool: a word of the index's tools.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Template">The template's key, as the case base was given it; 0 where only the kind is known.</param>
public readonly record struct FailureClass(int Tool, FailureKind Kind, int Template);
