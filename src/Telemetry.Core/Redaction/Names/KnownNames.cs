using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Telemetry.Redaction;

/// <summary>What a name of the text was found to promise.</summary>
internal struct KnownName
{
    /// <summary>Its first sixteen characters, zeros behind a shorter one.</summary>
    public Vector128<byte> Head;

    /// <summary>The last sixteen of a longer one.</summary>
    public Vector128<byte> Tail;

    /// <summary>How many characters.</summary>
    public int Length;

    /// <summary>Whether the name alone proves little.</summary>
    public bool IsWeak;

    /// <summary>The kind of secret that it promises; empty for none, null where nobody has asked yet.</summary>
    public string? Kind;
}

/// <summary>The last names of a text: a text has few, each of them many times, so that most need not be understood again.</summary>
internal struct KnownNames
{
    private const int Count = 16, CountBits = 4, Width = 16;

    private Slots _slots;

    /// <summary>Up to here a table was read: no name in its rows is the head of another.</summary>
    public int TableEnd { get; set; }

    private static ReadOnlySpan<byte> Filled => [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The place of a name, in which nothing may be known yet.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the name starts: a word, so that each of its characters has a byte.</param>
    /// <param name="end">Where it ends.</param>
    [UnscopedRef]
    public ref KnownName At(ReadOnlySpan<char> text, int start, int end)
    {
        int length = end - start;
        if (length > 2 * Width || start + Width > text.Length)
        {
            ref KnownName other = ref _slots[Count];
            other.Kind = null;
            return ref other;
        }

        ref ushort name = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start));
        Vector128<byte> head = Read(ref name) & Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Filled), (nuint)(Width - Math.Min(length, Width)));
        Vector128<byte> tail = length > Width ? Read(ref Unsafe.Add(ref name, length - Width)) : Vector128<byte>.Zero;
        ulong hash = (head.AsUInt64().GetElement(0) ^ (head.AsUInt64().GetElement(1) << 5) ^ (uint)length) * 0x9E3779B97F4A7C15;
        ref KnownName known = ref _slots[(int)(hash >> (64 - CountBits))];
        if (known.Length != length || (known.Head ^ head | known.Tail ^ tail) != Vector128<byte>.Zero)
        {
            (known.Head, known.Tail, known.Length) = (head, tail, length);
            known.Kind = null;
        }

        return ref known;
    }

    private static Vector128<byte> Read(ref ushort characters) =>
        Vector128.Narrow(Vector128.LoadUnsafe(ref characters), Vector128.LoadUnsafe(ref characters, Width / 2));

    // One more for names that are not remembered.
    [InlineArray(Count + 1)]
    private struct Slots
    {
        private KnownName _first;
    }
}
