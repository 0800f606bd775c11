namespace Telemetry.Analysis;

/// <summary>How good the models were where calls were held out in one way.</summary>
/// <param name="Split">The way.</param>
/// <param name="N">How many calls were predicted.</param>
/// <param name="Sessions">Of how many sessions.</param>
/// <param name="Folds">How often a model was made.</param>
/// <param name="Contestants">The models, ours last.</param>
/// <param name="Gain">What ours gains.</param>
public sealed record SplitScores(Split Split, int N, int Sessions, int Folds, IReadOnlyList<Contestant> Contestants, Gain Gain);
