namespace Telemetry.Analysis;

/// <summary>Logistic regression: the weights under which what came of calls is most likely, drawn to where they start.</summary>
/// <remarks>Newton's method with a ridge (S. le Cessie, J. C. van Houwelingen, Applied Statistics 41 (1992) 191-201); the system is solved by Cholesky's decomposition.</remarks>
internal static class LogisticFit
{
    private const int Steps = 8;
    private const double Ridge = 5, Enough = 1e-6;

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
            for (int i = 0; i < count; i++)
            {
                weights[i] += gradient[i];
                most = Math.Max(most, Math.Abs(gradient[i]));
            }

            if (most < Enough)
                break;
        }

        return weights;
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
