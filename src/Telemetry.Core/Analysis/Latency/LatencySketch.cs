using System.Numerics;

namespace Telemetry.Analysis;

/// <summary>Percentiles of any number of whole milliseconds in 7 KB, each within 1 % of the exact one: counts by buckets that grow with their values.</summary>
/// <remarks>
/// DDSketch (C. Masson, J. E. Rim, H. K. Lee, VLDB 12 (2019) 2195-2205) with the mapping that takes a number's exponent and its next six bits for the logarithm:
/// below 128 each number has a bucket of its own; above, a bucket is at most 1/64 of its values wide, and its middle within 1/128 of them.
/// Merging adds the counts, so it gives exactly what one sketch of all values would.
/// </remarks>
public sealed class LatencySketch
{
    /// <summary>How far a percentile lies from the exact one at most, relative to that.</summary>
    public const double RelativeError = 0.01;

    private const int Bits = 6, Linear = 2 << Bits, Octaves = 31 - Bits - 1, Buckets = Linear + (Octaves << Bits);

    private readonly int[] _counts = new int[Buckets];

    /// <summary>How many values.</summary>
    public int Count { get; private set; }

    /// <summary>Their sum, exact.</summary>
    public long TotalMs { get; private set; }

    /// <summary>Adds a value; none is negative.</summary>
    public void Add(int ms)
    {
        _counts[BucketOf(ms)]++;
        Count++;
        TotalMs += ms;
    }

    /// <summary>Adds all that another sketch holds.</summary>
    public void Merge(LatencySketch other)
    {
        for (int bucket = 0; bucket < Buckets; bucket++)
            _counts[bucket] += other._counts[bucket];
        Count += other.Count;
        TotalMs += other.TotalMs;
    }

    /// <summary>Several nearest-rank percentiles.</summary>
    /// <param name="shares">Which, as shares, ascending.</param>
    /// <param name="found">Takes them; zeros where there is no value.</param>
    public void Select(ReadOnlySpan<double> shares, Span<int> found)
    {
        found[..shares.Length].Clear();
        int bucket = 0, before = 0;
        for (int i = 0; i < shares.Length && Count > 0; i++)
        {
            int rank = Percentile.RankOf(shares[i], Count);
            while (before + _counts[bucket] <= rank)
                before += _counts[bucket++];
            found[i] = Middle(bucket);
        }
    }

    /// <summary>The sum of the longest values, within <see cref="RelativeError"/>.</summary>
    public long SumOfSlowest(int count)
    {
        long sum = 0;
        for (int bucket = Buckets - 1; bucket >= 0 && count > 0; bucket--)
        {
            int taken = Math.Min(count, _counts[bucket]);
            sum += (long)taken * Middle(bucket);
            count -= taken;
        }

        return sum;
    }

    private static int BucketOf(int ms)
    {
        if (ms < Linear)
            return ms;
        int shift = BitOperations.Log2((uint)ms) - Bits;
        return Linear + ((shift - 2) << Bits) + (ms >> shift);
    }

    private static int Middle(int bucket)
    {
        if (bucket < Linear)
            return bucket;
        int shift = ((bucket - Linear) >> Bits) + 1;
        int lowest = ((1 << Bits) + ((bucket - Linear) & ((1 << Bits) - 1))) << shift;
        return lowest + (1 << (shift - 1));
    }
}
