namespace Telemetry.Analysis;

/// <summary>Counts different sessions: a bit for each.</summary>
internal sealed class SessionSet
{
    private ulong[] _bits = [];
    private int _last = -1;

    public int Count { get; private set; }

    public void Add(int session)
    {
        // Calls of one session come in runs.
        if (session == _last)
            return;
        _last = session;
        int word = session >> 6;
        if (word >= _bits.Length)
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        ulong bit = 1UL << (session & 63);
        if ((_bits[word] & bit) != 0)
            return;
        _bits[word] |= bit;
        Count++;
    }

    /// <summary>Adds all of another set.</summary>
    public void Add(SessionSet other)
    {
        if (other._bits.Length > _bits.Length)
            Array.Resize(ref _bits, other._bits.Length);
        for (int word = 0; word < other._bits.Length; word++)
        {
            Count += System.Numerics.BitOperations.PopCount(other._bits[word] & ~_bits[word]);
            _bits[word] |= other._bits[word];
        }
    }
}
