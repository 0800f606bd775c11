namespace Telemetry.Analysis;

/// <summary>How good probabilities are.</summary>
internal static class Calibration
{
    private const int Bins = 10;

    // No estimate is surer than this, so that one surprise does not cost everything.
    private const double MinProbability = 1e-4;

    /// <summary>The squared distance of one estimate from what came (G. W. Brier, Monthly Weather Review 78 (1950)).</summary>
    public static double Brier(double estimate, bool outcome) => Math.Pow(estimate - (outcome ? 1 : 0), 2);

    /// <summary>The negative log-likelihood of what came, in nats.</summary>
    public static double LogLoss(double estimate, bool outcome) => -Math.Log(Math.Clamp(outcome ? estimate : 1 - estimate, MinProbability, 1));

    /// <summary>The mean negative log-likelihood, in nats.</summary>
    public static double LogLoss(double[] estimates, bool[] outcomes) => estimates.Zip(outcomes, LogLoss).Average();

    /// <summary>The mean distance between estimated and observed rate in 10 bins of equally many calls. Equal estimates keep their order.</summary>
    public static double Error(double[] estimates, bool[] outcomes)
    {
        int[] order = [.. Enumerable.Range(0, estimates.Length).OrderBy(i => estimates[i])];
        double error = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            int[] members = order[(bin * order.Length / Bins)..((bin + 1) * order.Length / Bins)];
            if (members.Length > 0)
                error += (double)members.Length / order.Length * Math.Abs(members.Average(i => estimates[i]) - members.Average(i => outcomes[i] ? 1.0 : 0));
        }

        return error;
    }
}
