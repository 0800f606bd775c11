using System.Diagnostics.CodeAnalysis;

namespace Telemetry.Redaction;

/// <summary>What <see cref="BlockMasks"/> asks of a vector of bytes, whatever its width.</summary>
/// <remarks>Instructions are asked for by name, because programs compiled ahead of time take no general one for granted.</remarks>
/// <typeparam name="TVector">The vector.</typeparam>
internal interface IVectorBytes<TVector>
{
    /// <summary>How many bytes it has.</summary>
    static abstract int Width { get; }

    /// <summary>The bytes that start at <paramref name="at"/>.</summary>
    static abstract TVector Load(ref byte at);

    /// <summary>For each byte below 16 what the table of 16 bytes has there.</summary>
    static abstract TVector Look(ReadOnlySpan<byte> table, TVector at);

    /// <summary>The lower halves of the bytes.</summary>
    static abstract TVector Low(TVector bytes);

    /// <summary>The upper halves of the bytes.</summary>
    static abstract TVector High(TVector bytes);

    /// <summary>The bits that both have.</summary>
    static abstract TVector And(TVector one, TVector other);

    /// <summary>A bit for each byte that has any bit.</summary>
    static abstract ulong Any(TVector bytes);

    /// <summary>A bit for each byte that has any of <paramref name="bits"/>.</summary>
    static abstract ulong AnyOf(TVector bytes, byte bits);

    /// <summary>A bit for each byte whose bit so many <paramref name="places"/> from the top is set.</summary>
    static abstract ulong Bit(TVector bytes, [ConstantExpected] byte places);

    /// <summary>A bit for each byte that is <paramref name="c"/>.</summary>
    static abstract ulong Equal(TVector bytes, char c);

    /// <summary>A bit for each byte from <paramref name="first"/> to <paramref name="last"/>.</summary>
    static abstract ulong Between(TVector bytes, char first, char last);

    /// <summary>Writes the bits of the bytes from <paramref name="at"/> on into the mask of a block.</summary>
    static abstract void Write(ref ulong mask, int at, ulong bits);
}
