using System.Runtime.CompilerServices;

namespace Telemetry.Records;

/// <summary>One line of the store, taken apart in place: where each known field stands. Nothing is copied.</summary>
/// <remarks>
/// A million lines are read at every cold start, so this walks the bytes itself: structure is checked to the end of the line, which is what tells
/// a torn line from a whole one, but text is looked at only by who asks for it.
/// </remarks>
public ref struct RecordLine
{
    private ReadOnlySpan<byte> _line;
    private Slots _slots;

    /// <summary>True for a line that names a tool, a time and an outcome.</summary>
    public readonly bool IsCall => this[Field.ToolName].IsString && !this[Field.ToolName].IsEmpty && HasTime && FieldWords.TryOutcome(this[Field.Outcome].Raw, out _);

    /// <summary>True for a line that names an event and a time, and no tool.</summary>
    public readonly bool IsNote => _slots[(int)Field.ToolName] == 0 && this[Field.Event].IsString && HasTime;

    private readonly bool HasTime => this[Field.Timestamp].IsString;

    /// <summary>The value of a field; empty where the line lacks it.</summary>
    public readonly Utf8Value this[Field field]
    {
        get
        {
            ulong slot = _slots[(int)field];
            return new(_line.Slice((int)(slot >> 32), (int)(slot & 0x3FFF_FFFF)), (slot & IsStringBit) != 0, (slot & IsEscapedBit) != 0);
        }
    }

    private const ulong IsStringBit = 0x8000_0000, IsEscapedBit = 0x4000_0000;

    /// <summary>Takes a line apart; the newline is not part of it.</summary>
    /// <returns>False where the line is not exactly one whole JSON object.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out RecordLine record)
    {
        record = default;
        record._line = line;
        int i = SkipBlanks(line, 0);
        if (!Is(line, i, '{'))
            return false;
        i = SkipBlanks(line, i + 1);
        if (Is(line, i, '}'))
            return SkipBlanks(line, i + 1) == line.Length;
        while (true)
        {
            if (!Is(line, i, '"'))
                return false;
            int keyEnd = EndOfString(line, i + 1, out _);
            if (keyEnd < 0)
                return false;
            int field = FieldNames.Find(line[(i + 1)..keyEnd]);
            i = SkipBlanks(line, keyEnd + 1);
            if (!Is(line, i, ':'))
                return false;
            i = SkipBlanks(line, i + 1);
            int end = EndOfValue(line, i, out ulong slot);
            if (end < 0)
                return false;
            if (field >= 0)
                record._slots[field] = slot;
            i = SkipBlanks(line, end);
            if (Is(line, i, '}'))
                return SkipBlanks(line, i + 1) == line.Length;
            if (!Is(line, i, ','))
                return false;
            i = SkipBlanks(line, i + 1);
        }
    }

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

    private static ulong Pack(int start, int end, ulong bits) => end < 0 ? 0 : ((ulong)start << 32) | bits | (uint)(end - start);

    private static int EndOfString(ReadOnlySpan<byte> line, int i, out bool escaped)
    {
        escaped = false;
        while (true)
        {
            int found = line[i..].IndexOfAny((byte)'"', (byte)'\\');
            if (found < 0)
                return -1;
            i += found;
            if (line[i] == '"')
                return i;
            escaped = true;
            i += 2;
            if (i > line.Length)
                return -1;
        }
    }

    private static int EndOfComposite(ReadOnlySpan<byte> line, int i)
    {
        int depth = 0;
        while (true)
        {
            int found = line[i..].IndexOfAny(s_structure);
            if (found < 0)
                return -1;
            i += found;
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
                default:
                    if (--depth == 0)
                        return i + 1;
                    break;
            }

            i++;
        }
    }

    private static readonly System.Buffers.SearchValues<byte> s_structure = System.Buffers.SearchValues.Create("\"{}[]"u8);

    private static int EndOfLiteral(ReadOnlySpan<byte> line, int i)
    {
        int start = i;
        while ((uint)i < (uint)line.Length && line[i] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'E')
            i++;
        return i == start ? -1 : i;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> line, int i)
    {
        while ((uint)i < (uint)line.Length && line[i] is (byte)' ' or (byte)'\t' or (byte)'\r')
            i++;
        return i;
    }

    private static bool Is(ReadOnlySpan<byte> line, int i, char c) => (uint)i < (uint)line.Length && line[i] == c;

    // Where each field starts (upper half) and how long it is (lower half, less two bits that say what it is).
    [InlineArray(FieldNames.Count)]
    private struct Slots
    {
        private ulong _first;
    }
}
