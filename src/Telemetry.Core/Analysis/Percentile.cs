namespace Telemetry.Analysis;

/// <summary>Exact percentiles.</summary>
public static class Percentile
{
    /// <summary>The nearest-rank percentile: a value that occurs in the data, never interpolated.</summary>
    /// <remarks>Partly sorts the values (C. A. R. Hoare's FIND, 1961): linear time on average.</remarks>
    /// <param name="values">At least one value; their order changes.</param>
    /// <param name="share">Which percentile, as a share: 0.95 for the 95th.</param>
    public static int Select(Span<int> values, double share)
    {
        int rank = Math.Clamp((int)Math.Ceiling(share * values.Length) - 1, 0, values.Length - 1);
        int low = 0, high = values.Length - 1;
        while (low < high)
        {
            int pivot = MedianOfThree(values[low], values[(low + high) >>> 1], values[high]);
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i > j)
                    break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (rank <= j)
                high = j;
            else if (rank >= i)
                low = i;
            else
                break;
        }

        return values[rank];
    }

    private static int MedianOfThree(int a, int b, int c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
