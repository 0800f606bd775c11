using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Telemetry.Redaction;

/// <summary>A text as bytes: one for each character, 0 where a character has none.</summary>
internal static class NarrowText
{
    private const int Width = 16;

    /// <summary>Writes a byte for each character of the text.</summary>
    public static void Write(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        int i = 0;
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        // Most texts have no character beyond a byte.
        for (; i + 2 * Width <= text.Length && i + 2 * Width <= bytes.Length; i += 2 * Width)
        {
            Vector128<ushort> first = Vector128.LoadUnsafe(ref from, (nuint)i), second = Vector128.LoadUnsafe(ref from, (nuint)i + (Width / 2));
            Vector128<ushort> third = Vector128.LoadUnsafe(ref from, (nuint)i + Width), fourth = Vector128.LoadUnsafe(ref from, (nuint)i + Width + (Width / 2));
            if (((first | second | third | fourth) >>> 8) != Vector128<ushort>.Zero)
                break;
            Vector128.Narrow(first, second).StoreUnsafe(ref MemoryMarshal.GetReference(bytes), (nuint)i);
            Vector128.Narrow(third, fourth).StoreUnsafe(ref MemoryMarshal.GetReference(bytes), (nuint)i + Width);
        }

        for (; i + Width <= text.Length && i + Width <= bytes.Length; i += Width)
        {
            Vector128<ushort> left = Vector128.LoadUnsafe(ref from, (nuint)i), right = Vector128.LoadUnsafe(ref from, (nuint)i + (Width / 2));
            Vector128.Narrow(WithByte(left), WithByte(right)).StoreUnsafe(ref MemoryMarshal.GetReference(bytes), (nuint)i);
        }

        for (; i < text.Length; i++)
            bytes[i] = text[i] > 0xFF ? (byte)0 : (byte)text[i];
    }

    private static Vector128<ushort> WithByte(Vector128<ushort> characters) => characters & Vector128.Equals(characters >>> 8, Vector128<ushort>.Zero);
}
