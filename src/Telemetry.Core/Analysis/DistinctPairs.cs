namespace Telemetry.Analysis;

/// <summary>Counts the different sessions of each group.</summary>
/// <remarks>A bit for each pair where they fit into a few megabytes, which they nearly always do; else a set.</remarks>
internal sealed class DistinctPairs
{
    private const long MaxBits = 64L * 1024 * 1024;

    private readonly int _sessions;
    private readonly int[] _counts;
    private readonly ulong[]? _bits;
    private readonly HashSet<long>? _set;

    public DistinctPairs(int groups, int sessions)
    {
        _sessions = sessions;
        _counts = new int[groups];
        if ((long)groups * sessions <= MaxBits)
            _bits = new ulong[((long)groups * sessions + 63) / 64];
        else
            _set = [];
    }

    public int this[int group] => _counts[group];

    public void Add(int group, int session)
    {
        long pair = (long)group * _sessions + session;
        if (_bits is null)
        {
            if (_set!.Add(pair))
                _counts[group]++;
            return;
        }

        ulong bit = 1UL << (int)(pair & 63);
        ref ulong word = ref _bits[pair >> 6];
        if ((word & bit) != 0)
            return;
        word |= bit;
        _counts[group]++;
    }
}
