using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>The 64 characters of a <see cref="WordMap"/> from any place on, a bit for each.</summary>
/// <param name="first">The byte of the first one; some before and behind the window may be read too.</param>
internal readonly ref struct MapWindow(ref byte first)
{
    private readonly ref byte _first = ref first;

    /// <summary>How many of them the map knows, the place behind the text's end among them.</summary>
    public int Length { get; init; }

    /// <summary>See <see cref="BlockMasks.Runs"/>.</summary>
    public ulong Runs { get; init; }

    /// <summary>See <see cref="BlockMasks.Accents"/>.</summary>
    public ulong Accents { get; init; }

    /// <summary>See <see cref="BlockPlaces.Programs"/>.</summary>
    public ulong Programs { get; init; }

    /// <summary>The characters, 0 for one that is no byte.</summary>
    public byte this[int i] => Unsafe.Add(ref _first, i);

    /// <summary>Where <paramref name="c"/> stands.</summary>
    public ulong Equal(char c)
    {
        ulong mask = 0;
        for (int i = 0; i < 64; i += SixteenBytes<AnyLook>.Width)
            mask |= SixteenBytes<AnyLook>.Equal(SixteenBytes<AnyLook>.Load(ref Unsafe.Add(ref _first, i)), c) << i;
        return mask;
    }
}
