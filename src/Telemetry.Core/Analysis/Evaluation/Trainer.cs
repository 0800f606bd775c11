namespace Telemetry.Analysis;

/// <summary>Makes the models of one way to split a history.</summary>
/// <typeparam name="TModel">What is made for each fold: <see cref="INextToolModel"/> or <see cref="ISuccessModel"/>.</typeparam>
/// <param name="folds">All folds, so that work on what they share is done once: counts of all calls, of which each fold takes its own away.</param>
/// <returns>
/// Makes a fold's model of the rows that it <see cref="Fold.Learns"/>, counts and fitted strengths included. It is called by several threads at once, and so
/// are the models of different folds; one model is asked by one thread, lane by lane, and each lane by a <see cref="LaneMemory"/> of its own that grows.
/// </returns>
public delegate Func<Fold, TModel> Trainer<out TModel>(Folds folds);
