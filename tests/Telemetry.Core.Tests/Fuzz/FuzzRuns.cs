namespace Telemetry.Core.Tests.Fuzz;

/// <summary>The fuzz runs take turns, after all other tests: together they would keep every core busy while real processes are held to their deadlines.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FuzzRuns
{
    public const string Name = "fuzz";
}
