namespace Telemetry.Analysis;

/// <summary>Logistic regression: the weights under which what came of calls is most likely, drawn to where they start.</summary>
/// <remarks>
/// Newton's method with a ridge (S. le Cessie, J. C. van Houwelingen, Applied Statistics 41 (1992) 191-201); the system is solved by Cholesky's decomposition.
/// A step that would lose is halved: where calls end against all expectation, whole steps leap to and fro and end nowhere.
/// </remarks>
internal static class LogisticFit
{
    private const int Steps = 50, Halvings = 30;
    private const double Ridge = 5, Enough = 1e-6, Rounding = 1e-9;

    /// <summary>The probability that weights promise.</summary>
    public static double Promise(ReadOnlySpan<double> weights, ReadOnlySpan<double> signs)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
            sum += weights[i] * signs[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Fits weights.</summary>
    /// <param name="signs">All calls' signs, one call after the other.</param>
    /// <param name="outcomes">Which of them succeeded.</param>
    /// <param name="prior">Where the weights start, and are drawn to: one for each sign.</param>
    public static double[] Fit(ReadOnlySpan<double> signs, ReadOnlySpan<bool> outcomes, ReadOnlySpan<double> prior)
    {
        int count = prior.Length;
        double[] weights = prior.ToArray(), gradient = new double[count];
        var curvature = new double[count * count];
        double worth = Worth(signs, outcomes, weights, prior);
        for (int step = 0; step < Steps; step++)
        {
            Array.Clear(curvature);
            for (int i = 0; i < count; i++)
            {
                gradient[i] = -Ridge * (weights[i] - prior[i]);
                curvature[i * count + i] = Ridge;
            }

            for (int call = 0; call < outcomes.Length; call++)
                AddCall(signs.Slice(call * count, count), outcomes[call], weights, gradient, curvature);
            Solve(curvature, gradient);
            double most = 0;
            foreach (double change in gradient)
                most = Math.Max(most, Math.Abs(change));
            (weights, worth) = Go(signs, outcomes, weights, gradient, prior, worth);
            if (most < Enough)
                break;
        }

        return weights;
    }

    private static (double[] Weights, double Worth) Go(ReadOnlySpan<double> signs, ReadOnlySpan<bool> outcomes, double[] weights, double[] step, ReadOnlySpan<double> prior, double worth)
    {
        double share = 1;
        for (int halving = 0; halving < Halvings; halving++, share /= 2)
        {
            var next = new double[weights.Length];
            for (int i = 0; i < next.Length; i++)
                next[i] = weights[i] + share * step[i];
            double gained = Worth(signs, outcomes, next, prior);
            if (gained >= worth - Rounding * (1 + Math.Abs(worth)))
                return (next, gained);
        }

        return (weights, worth);
    }

    // The log probability of what came, less what the ridge takes.
    private static double Worth(ReadOnlySpan<double> signs, ReadOnlySpan<bool> outcomes, double[] weights, ReadOnlySpan<double> prior)
    {
        double worth = 0;
        for (int i = 0; i < weights.Length; i++)
            worth -= Ridge / 2 * (weights[i] - prior[i]) * (weights[i] - prior[i]);
        for (int call = 0; call < outcomes.Length; call++)
        {
            double sum = 0;
            for (int i = 0; i < weights.Length; i++)
                sum += weights[i] * signs[call * weights.Length + i];
            // Of the event that came; written so that nothing overflows.
            double against = outcomes[call] ? -sum : sum;
            worth -= Math.Max(against, 0) + Math.Log(1 + Math.Exp(-Math.Abs(against)));
        }

        return worth;
    }

    // Most signs are 0. Only the lower half of the curvature is filled.
    private static void AddCall(ReadOnlySpan<double> signs, bool isSuccess, double[] weights, double[] gradient, double[] curvature)
    {
        double promise = Promise(weights, signs), residual = (isSuccess ? 1 : 0) - promise, variance = promise * (1 - promise);
        for (int i = 0; i < signs.Length; i++)
        {
            if (signs[i] == 0)
                continue;
            gradient[i] += residual * signs[i];
            double weighed = variance * signs[i];
            for (int j = 0; j <= i; j++)
                curvature[i * signs.Length + j] += weighed * signs[j];
        }
    }

    // Replaces the right side by the solution. The ridge keeps the matrix positive definite.
    private static void Solve(double[] matrix, double[] side)
    {
        int count = side.Length;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i * count + j];
                for (int k = 0; k < j; k++)
                    sum -= matrix[i * count + k] * matrix[j * count + k];
                matrix[i * count + j] = i == j ? Math.Sqrt(sum) : sum / matrix[j * count + j];
            }
        }

        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < i; k++)
                side[i] -= matrix[i * count + k] * side[k];
            side[i] /= matrix[i * count + i];
        }

        for (int i = count - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < count; k++)
                side[i] -= matrix[k * count + i] * side[k];
            side[i] /= matrix[i * count + i];
        }
    }
}
