using System.Text;
using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>Numbers the different words of one field in the order they are first seen. Number 0 is the empty word: the field was absent.</summary>
public sealed class WordTable
{
    private readonly List<byte[]> _bytes = [[]];

    // Made when asked for: most words, such as the ids of batches, never are.
    private readonly List<string?> _words = [""];
    private int[] _slots = new int[64];
    private int _last;

    internal WordTable()
    {
    }

    /// <summary>How many words there are, the empty one included.</summary>
    public int Count => _words.Count;

    /// <summary>The word of a number.</summary>
    public string this[int number] => _words[number] ??= Encoding.UTF8.GetString(_bytes[number]);

    /// <summary>All words but the empty one, in the order they were first seen.</summary>
    public IEnumerable<string> Words => Enumerable.Range(1, Count - 1).Select(number => this[number]);

    /// <summary>The number of a word; -1 where it was never seen.</summary>
    public int Find(string word) => word.Length == 0 ? 0 : Lookup(Encoding.UTF8.GetBytes(word), out _);

    /// <summary>The number of a word, else of the first that differs only in case; -1 where there is none.</summary>
    public int FindInAnyCase(string word)
    {
        int number = Find(word);
        for (int other = 1; number < 0 && other < Count; other++)
            number = this[other].Equals(word, StringComparison.OrdinalIgnoreCase) ? other : -1;
        return number;
    }

    /// <summary>Shows another word for a number; what finds it stays.</summary>
    internal void Show(int number, string word) => _words[number] = word;

    internal int Add(in Utf8Value value)
    {
        if (!value.IsString || value.IsEmpty)
            return 0;
        return value.IsEscaped ? Add(Encoding.UTF8.GetBytes(value.Text!)) : Add(value.Raw);
    }

    internal int Add(ReadOnlySpan<byte> word)
    {
        if (word.IsEmpty)
            return 0;
        // One session's lines come in runs.
        if (word.SequenceEqual(_bytes[_last]))
            return _last;
        int number = Lookup(word, out int slot);
        if (number >= 0)
            return _last = number;
        number = _words.Count;
        _words.Add(null);
        _bytes.Add(word.ToArray());
        _slots[slot] = number;
        if (_words.Count * 2 > _slots.Length)
            Grow();
        return _last = number;
    }

    private int Lookup(ReadOnlySpan<byte> word, out int slot)
    {
        for (slot = FirstSlot(word); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (word.SequenceEqual(_bytes[_slots[slot]]))
                return _slots[slot];
        }

        return -1;
    }

    private int FirstSlot(ReadOnlySpan<byte> word) => (int)(ByteHash.Of(word) & (ulong)(_slots.Length - 1));

    private void Grow()
    {
        _slots = new int[_slots.Length * 4];
        for (int number = 1; number < _bytes.Count; number++)
        {
            int slot = FirstSlot(_bytes[number]);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = number;
        }
    }
}
