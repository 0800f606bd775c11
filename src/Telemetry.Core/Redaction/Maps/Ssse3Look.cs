using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Telemetry.Redaction;

/// <summary>In one instruction, where <see cref="Ssse3"/> is supported: asked once, because a program compiled ahead of time asks the processor each time.</summary>
internal readonly struct Ssse3Look : ITableLook
{
    public static Vector128<byte> Look(Vector128<byte> table, Vector128<byte> at) => Ssse3.Shuffle(table, at);
}
