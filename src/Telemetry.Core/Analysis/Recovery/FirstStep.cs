namespace Telemetry.Analysis;

/// <summary>What was done first after a failure, as a class of actions: never its parameters.</summary>
/// <param name="Tool">The tool: a word of the index's tools; 0 where the relation says it, because it is the tool that failed.</param>
/// <param name="Command">A shell call's program and subcommand: a word of the index's commands; 0 for other calls.</param>
/// <param name="Relation">How it relates to the call that failed.</param>
public readonly record struct FirstStep(int Tool, int Command, StepRelation Relation);
