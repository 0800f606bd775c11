using System.Globalization;
using System.Text;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Names what failures say, so that one can be asked for again: <c>t1-9f3a2c</c>.</summary>
/// <remarks>
/// Made of the masking's version, the kind and the masked line that founded the cluster, so a store of the same calls in the same order gives the same ids,
/// in any process and any release. An id moves only where the version does, where the kind's rule changes, and where the founding line goes: because it was
/// forgotten, or because an import put an earlier line before it. A store that holds shapes has other lines, and so other ids.
/// </remarks>
public static class TemplateId
{
    private const int Length = 6;
    private const string Digits = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>The id of a template.</summary>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="firstLine">The masked line that founded the cluster.</param>
    public static string Of(FailureKind kind, string firstLine)
    {
        // FNV-1a, 64 bits, folded: nothing about it may change between releases.
        ulong hash = 0xCBF2_9CE4_8422_2325;
        foreach (byte b in Encoding.UTF8.GetBytes($"{kind.Word()}\n{firstLine}"))
            hash = (hash ^ b) * 0x100_0000_01B3;
        hash ^= hash >> 32;
        Span<char> digits = stackalloc char[Length];
        for (int i = 0; i < Length; i++)
            digits[i] = Digits[(int)(hash >> (5 * i)) & 31];
        return string.Create(CultureInfo.InvariantCulture, $"t{ErrorTemplate.Version}-{digits}");
    }
}
