using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Telemetry.Records;

/// <summary>One line of the store, taken apart in place: where each known field stands. Nothing is copied.</summary>
/// <remarks>
/// A million lines are read at every cold start, so this walks the bytes itself: structure is checked to the end of the line, which is what tells
/// a torn line from a whole one, but text is looked at only by who asks for it.
/// </remarks>
public ref struct RecordLine
{
    private const ulong IsStringBit = 0x8000_0000, IsEscapedBit = 0x4000_0000, LengthMask = 0x3FFF_FFFF;

    // A name with its quote is at most sixteen bytes, and after a name's quote come at least a name, a quote, a colon and a value.
    private const int NameWindow = 16, MinFieldLength = 4;

    private ReadOnlySpan<byte> _line;
    private Slots _slots;
    private long _timestampMs;

    /// <summary>What the line is.</summary>
    public RecordKind Kind { get; private set; }

    /// <summary>When it happened, in milliseconds since 1970 UTC; 0 for a foreign line.</summary>
    public readonly long TimestampMs => _timestampMs;

    /// <summary>The value of a field; empty where the line lacks it.</summary>
    public readonly Utf8Value this[Field field]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ulong slot = _slots[(int)field];
            return new(_line.Slice((int)(slot >> 32), (int)(slot & LengthMask)), (slot & IsStringBit) != 0, (slot & IsEscapedBit) != 0);
        }
    }

    /// <summary>Takes a line apart; the newline is not part of it.</summary>
    /// <returns>False where the line is not exactly one whole JSON object.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out RecordLine record)
    {
        record = default;
        record._line = line;
        if (!TryReadFields(line, ref record))
            return false;
        record.Kind = record.FindKind();
        return true;
    }

    private static bool TryReadFields(ReadOnlySpan<byte> line, ref RecordLine record)
    {
        int i = SkipBlanks(line, 0);
        if (!Is(line, i, '{'))
            return false;
        i = SkipBlanks(line, i + 1);
        if (Is(line, i, '}'))
            return SkipBlanks(line, i + 1) == line.Length;
        int previous = FieldNames.Start;
        while (true)
        {
            i = ReadName(line, i, previous, out int field);
            if (i < 0)
                return false;
            int end = EndOfValue(line, i, out ulong slot);
            if (end < 0)
                return false;
            if (field >= 0)
            {
                record._slots[field] = slot;
                previous = field;
            }

            i = SkipBlanks(line, end);
            if (Is(line, i, '}'))
                return SkipBlanks(line, i + 1) == line.Length;
            if (!Is(line, i, ','))
                return false;
            i = SkipBlanks(line, i + 1);
        }
    }

    /// <summary>Reads a field's name from its quote on.</summary>
    /// <returns>Where its value starts, or -1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadName(ReadOnlySpan<byte> line, int i, int previous, out int field)
    {
        ref byte start = ref MemoryMarshal.GetReference(line);
        int left = line.Length - i - 1;
        if (BitConverter.IsLittleEndian && left > MinFieldLength && line.Length > NameWindow)
        {
            // The sixteen bytes after the quote; at the line's end, its last sixteen moved to where they would stand.
            UInt128 name = left >= NameWindow
                ? Unsafe.ReadUnaligned<UInt128>(ref Unsafe.Add(ref start, i + 1))
                : Unsafe.ReadUnaligned<UInt128>(ref Unsafe.Add(ref start, line.Length - NameWindow)) >> (8 * (NameWindow - left));
            field = FieldNames.Match((ulong)name, (ulong)(name >> 64), previous, out int nameLength);
            int value = i + nameLength + 3;
            if (field >= 0 && value < line.Length && line[i] == '"' && line[value - 1] == ':' && line[value] > ' ')
                return value;
        }

        return ReadAnyName(line, i, previous, out field);
    }

    // Names that the store does not know, blanks around them, and the end of the line.
    private static int ReadAnyName(ReadOnlySpan<byte> line, int i, int previous, out int field)
    {
        field = -1;
        if (!Is(line, i, '"'))
            return -1;
        int end = EndOfString(line, i + 1, out _);
        if (end < 0)
            return -1;
        field = FieldNames.Find(line[(i + 1)..end], previous);
        i = SkipBlanks(line, end + 1);
        return Is(line, i, ':') ? SkipBlanks(line, i + 1) : -1;
    }

    private RecordKind FindKind()
    {
        Utf8Value time = this[Field.Timestamp];
        if (!time.IsString || !Iso8601.TryParse(time.Raw, out _timestampMs))
            return RecordKind.Foreign;
        Utf8Value tool = this[Field.ToolName];
        if (tool.IsString && !tool.IsEmpty)
            return FieldWords.TryOutcome(this[Field.Outcome].Raw, out _) ? RecordKind.Call : RecordKind.Foreign;
        return this[Field.Event].IsString ? RecordKind.Note : RecordKind.Foreign;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfValue(ReadOnlySpan<byte> line, int i, out ulong slot)
    {
        slot = 0;
        if ((uint)i >= (uint)line.Length)
            return -1;
        if (line[i] == '"')
        {
            int end = EndOfString(line, i + 1, out bool escaped);
            slot = Pack(i + 1, end, IsStringBit | (escaped ? IsEscapedBit : 0));
            return end < 0 ? -1 : end + 1;
        }

        int after = line[i] is (byte)'{' or (byte)'[' ? EndOfComposite(line, i) : EndOfLiteral(line, i);
        slot = Pack(i, after, 0);
        return after;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pack(int start, int end, ulong bits) => end < 0 ? 0 : ((ulong)start << 32) | bits | (uint)(end - start);

    private static int EndOfString(ReadOnlySpan<byte> line, int i, out bool escaped)
    {
        escaped = false;
        while (true)
        {
            i = NextQuoteOrBackslash(line, i);
            if (i < 0 || line[i] == '"')
                return i;
            escaped = true;
            i += 2;
            if (i > line.Length)
                return -1;
        }
    }

    // Most strings are shorter than the set-up of a general search, so the search is written out here.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NextQuoteOrBackslash(ReadOnlySpan<byte> line, int i)
    {
        ref byte start = ref MemoryMarshal.GetReference(line);
        for (; i <= line.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref start, (nuint)i);
            Vector128<byte> found = Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));
            if (found != Vector128<byte>.Zero)
                return i + System.Numerics.BitOperations.TrailingZeroCount(found.ExtractMostSignificantBits());
        }

        for (; i < line.Length; i++)
        {
            if (line[i] is (byte)'"' or (byte)'\\')
                return i;
        }

        return -1;
    }

    private static int EndOfComposite(ReadOnlySpan<byte> line, int i)
    {
        int depth = 0;
        while (true)
        {
            if ((uint)i >= (uint)line.Length)
                return -1;
            switch (line[i])
            {
                case (byte)'"':
                    i = EndOfString(line, i + 1, out _);
                    if (i < 0)
                        return -1;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (--depth == 0)
                        return i + 1;
                    break;
            }

            i++;
        }
    }

    private static int EndOfLiteral(ReadOnlySpan<byte> line, int i)
    {
        int start = i;
        while ((uint)i < (uint)line.Length && line[i] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'E')
            i++;
        return i == start ? -1 : i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipBlanks(ReadOnlySpan<byte> line, int i)
    {
        // Every control character passes for a blank: the line end is not part of the line, and no writer leaves others outside strings.
        while ((uint)i < (uint)line.Length && line[i] <= ' ')
            i++;
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Is(ReadOnlySpan<byte> line, int i, char c) => (uint)i < (uint)line.Length && line[i] == c;

    // Where each field starts (upper half) and how long it is (lower half, less two bits that say what it is).
    [InlineArray(FieldNames.Count)]
    private struct Slots
    {
        private ulong _first;
    }
}
