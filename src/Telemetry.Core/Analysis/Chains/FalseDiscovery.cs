namespace Telemetry.Analysis;

/// <summary>Which of many tests may be told so that few of those told are chance.</summary>
internal static class FalseDiscovery
{
    /// <summary>The largest probability that may be told (Y. Benjamini, Y. Hochberg, J. R. Statist. Soc. B 57 (1995) 289-300); negative where none may.</summary>
    /// <param name="probabilities">The probabilities; their order changes.</param>
    /// <param name="tests">How many tests there were, those that are not among <paramref name="probabilities"/> because they could not pass included.</param>
    /// <param name="share">The share of chance among what is told, at most.</param>
    public static double Bound(Span<double> probabilities, int tests, double share)
    {
        probabilities.Sort();
        for (int i = probabilities.Length - 1; i >= 0; i--)
        {
            if (probabilities[i] <= share * (i + 1) / tests)
                return probabilities[i];
        }

        return -1;
    }
}
