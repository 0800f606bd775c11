namespace Telemetry.Analysis;

/// <summary>Estimates of success from the lowest to the highest; equal ones keep their order.</summary>
internal sealed class RankedEstimates(double[] estimates, bool[] outcomes)
{
    private readonly int[] _order = [.. Enumerable.Range(0, estimates.Length).OrderBy(i => estimates[i])];

    /// <summary>The area under the ROC curve: how probable it is that a success is estimated higher than a failure; equal estimates count half.</summary>
    /// <returns>NaN where all succeeded, or none.</returns>
    public double Auc() => Auc(_ => 1);

    /// <summary>The same with calls that count several times, or not at all.</summary>
    public double Auc(Func<int, int> weightOf)
    {
        double failures = 0, successes = 0, pairs = 0;
        for (int from = 0, to; from < _order.Length; from = to)
        {
            double equalFailures = 0, equalSuccesses = 0;
            for (to = from; to < _order.Length && estimates[_order[to]] == estimates[_order[from]]; to++)
            {
                int weight = weightOf(_order[to]);
                equalFailures += outcomes[_order[to]] ? 0 : weight;
                equalSuccesses += outcomes[_order[to]] ? weight : 0;
            }

            pairs += equalSuccesses * (failures + equalFailures / 2);
            failures += equalFailures;
            successes += equalSuccesses;
        }

        return pairs / (failures * successes);
    }

    /// <summary>What warning of the calls with the lowest estimates catches.</summary>
    /// <param name="share">The share of all calls that are warned of; rounded up to a whole call.</param>
    public Warnings Warn(double share)
    {
        int n = (int)Math.Ceiling(share * _order.Length), caught = 0, failures = outcomes.Count(isSuccess => !isSuccess);
        foreach (int call in _order.AsSpan(0, n))
            caught += outcomes[call] ? 0 : 1;
        return new Warnings(share, n, caught, failures);
    }
}
