using System.Runtime.CompilerServices;

namespace Telemetry.Analysis;

/// <summary>Exact percentiles.</summary>
public static class Percentile
{
    // Buckets of at most 1/32 of their value, so that few values share one.
    private const int BucketBits = 5, BucketOfOne = 127 << BucketBits, Buckets = (32 << BucketBits) + 1;

    /// <summary>The nearest-rank percentile: a value that occurs in the data, never interpolated.</summary>
    /// <param name="values">At least one value, none negative; their order changes.</param>
    /// <param name="share">Which percentile, as a share: 0.95 for the 95th.</param>
    public static int Select(Span<int> values, double share)
    {
        Span<int> found = stackalloc int[1];
        Select(values, [share], found);
        return found[0];
    }

    /// <summary>Several nearest-rank percentiles at once.</summary>
    /// <remarks>Counts the values into buckets that grow with them, which orders all but those of one bucket; those are partly sorted. Linear time, exact.</remarks>
    /// <param name="values">At least one value, none negative; their order changes.</param>
    /// <param name="shares">Which percentiles, as shares, ascending.</param>
    /// <param name="found">Takes the percentiles.</param>
    public static void Select(Span<int> values, ReadOnlySpan<double> shares, Span<int> found)
    {
        if (values.Length <= Buckets)
        {
            for (int i = 0; i < shares.Length; i++)
                found[i] = SelectRank(values, RankOf(shares[i], values.Length));
            return;
        }

        Span<int> counts = stackalloc int[Buckets];
        counts.Clear();
        foreach (int value in values)
            counts[BucketOf(value)]++;
        // Where in `gathered` the next value of a bucket goes; 0 for a bucket that holds no percentile.
        Span<int> nextOf = stackalloc int[Buckets], rankIn = stackalloc int[shares.Length], bucketOf = stackalloc int[shares.Length];
        nextOf.Clear();
        int room = 1;
        for (int i = 0; i < shares.Length; i++)
        {
            int rank = RankOf(shares[i], values.Length), bucket = 0;
            for (; rank >= counts[bucket]; bucket++)
                rank -= counts[bucket];
            (rankIn[i], bucketOf[i]) = (rank, bucket);
            if (nextOf[bucket] != 0)
                continue;
            nextOf[bucket] = room;
            room += counts[bucket];
        }

        var gathered = new int[room];
        foreach (int value in values)
        {
            ref int next = ref nextOf[BucketOf(value)];
            if (next != 0)
                gathered[next++] = value;
        }

        for (int i = 0; i < shares.Length; i++)
        {
            int end = nextOf[bucketOf[i]];
            found[i] = SelectRank(gathered.AsSpan(end - counts[bucketOf[i]], counts[bucketOf[i]]), rankIn[i]);
        }
    }

    // The upper bits of the number as a float: exponent and five bits of mantissa. Rounding keeps the order, which is all that is needed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BucketOf(int value) => Math.Max(0, (BitConverter.SingleToInt32Bits(value) >> (23 - BucketBits)) - BucketOfOne + 1);

    internal static int RankOf(double share, int count) => Math.Clamp((int)Math.Ceiling(share * count) - 1, 0, count - 1);

    // C. A. R. Hoare's FIND (1961).
    private static int SelectRank(Span<int> values, int rank)
    {
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
