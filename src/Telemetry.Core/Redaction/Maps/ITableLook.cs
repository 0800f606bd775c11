using System.Runtime.Intrinsics;

namespace Telemetry.Redaction;

/// <summary>How sixteen bytes are looked up in a table of sixteen.</summary>
internal interface ITableLook
{
    /// <summary>For each byte below 16 what the table has there.</summary>
    static abstract Vector128<byte> Look(Vector128<byte> table, Vector128<byte> at);
}
