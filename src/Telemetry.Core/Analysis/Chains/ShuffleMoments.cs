namespace Telemetry.Analysis;

/// <summary>How often a chain occurs in one lane if its steps stand in random order: mean and variance, computed, not drawn.</summary>
/// <remarks>
/// The null model permutes the steps of each lane before runs are taken together (S. Pinxteren, T. Calders, Efficient Permutation Testing for Significant Sequential
/// Patterns, SDM 2021; M. Jenkins, S. Walzer-Goldfeld, M. Riondato, SPEck, DMKD 2022, draws from such models). Behind the first two steps, the next step that is another is one
/// of all others with the same probability, whatever the length of the run between: so the mean follows step by step. It is exact up to three steps; beyond, the number of steps
/// that runs take is put in by its mean.
/// </remarks>
internal static class ShuffleMoments
{
    private const double LeastDispersion = 0.05;
    private const int MostSteps = 12;

    /// <summary>The moments.</summary>
    /// <param name="word">What the chain is made of; no two neighbours are the same.</param>
    /// <param name="counts">How often the lane holds each of these steps.</param>
    /// <param name="length">How many steps the lane has.</param>
    public static (double Mean, double Variance) Of(ReadOnlySpan<int> word, ReadOnlySpan<int> counts, int length)
    {
        double mean = MeanOf(word, counts, length);
        if (mean <= 0)
            return (0, 0);
        double variance = mean + mean * mean * (ApartRatio(word, counts, length) - 1);
        Span<int> longer = stackalloc int[MostSteps], longerCounts = stackalloc int[MostSteps];
        for (int period = 2; period < word.Length; period++)
        {
            // A chain whose end is its beginning can share it with the next: such come in clumps.
            if (!word[period..].SequenceEqual(word[..^period]))
                continue;
            Append(word, period, longer);
            Append(counts, period, longerCounts);
            variance += 2 * MeanOf(longer[..(word.Length + period)], longerCounts, length);
        }

        return (mean, Math.Max(variance, LeastDispersion * mean));
    }

    private static double MeanOf(ReadOnlySpan<int> word, ReadOnlySpan<int> counts, int length)
    {
        if (length < word.Length)
            return 0;
        // How many steps the places before have taken of each kind: runs take a fraction, by their mean.
        Span<double> taken = stackalloc double[MostSteps];
        taken[..word.Length].Clear();
        double mean = counts[0] * (double)counts[1] / (length - 1), left = length - 2, reach = 2;
        Take(word, taken, word[0], 1);
        Take(word, taken, word[1], 1);
        for (int i = 2; i < word.Length; i++)
        {
            double same = Math.Max(0, counts[i - 1] - taken[i - 1]), others = left - same, wanted = counts[i] - taken[i];
            if (wanted <= 0 || others <= 0)
                return 0;
            double run = same / (others + 1);
            mean *= Math.Min(1, wanted / others);
            Take(word, taken, word[i - 1], run);
            Take(word, taken, word[i], 1);
            left -= run + 1;
            reach += run + 1;
        }

        // All that goes for a ring; in a row some places are too near its end.
        return mean * Math.Max(0, length - reach + 1) / length;
    }

    private static void Take(ReadOnlySpan<int> word, Span<double> taken, int symbol, double steps)
    {
        for (int i = 0; i < word.Length; i++)
            taken[i] += word[i] == symbol ? steps : 0;
    }

    // How much rarer two that do not touch are than two of independent lanes: the one takes the other's steps and places.
    private static double ApartRatio(ReadOnlySpan<int> word, ReadOnlySpan<int> counts, int length)
    {
        double ratio = 1;
        for (int i = 0; i < word.Length; i++)
        {
            int before = word[..i].Count(word[i]), all = word.Count(word[i]);
            ratio *= Math.Max(0, counts[i] - all - before) / (double)(counts[i] - before);
            if (i == word.Length - 1)
                continue;
            int places = length - word.Length + 1 - i;
            ratio = places <= 0 ? 0 : ratio * (length - i) / places;
        }

        return ratio;
    }

    private static void Append(ReadOnlySpan<int> word, int period, Span<int> longer)
    {
        word.CopyTo(longer);
        word[^period..].CopyTo(longer[word.Length..]);
    }
}
