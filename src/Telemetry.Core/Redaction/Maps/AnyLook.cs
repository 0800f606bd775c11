using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Telemetry.Redaction;

/// <summary>On any processor.</summary>
internal readonly struct AnyLook : ITableLook
{
    public static Vector128<byte> Look(Vector128<byte> table, Vector128<byte> at) => AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.VectorTableLookup(table, at) : Vector128.Shuffle(table, at);
}
