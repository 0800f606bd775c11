using System.Globalization;
using System.Text;

namespace Telemetry.Analysis;

/// <summary>The id of a lesson: eight hexadecimal digits, made of what it is about and of nothing that grows.</summary>
/// <remarks>
/// The same in every process, for the same calls in any order, and from release to release: memory servers keep lessons by it, so nothing about it may
/// change. It moves where the lesson becomes another one: when it is seen in a second project, when the kind's rule or the masking changes, and when a tool is renamed.
/// </remarks>
public static class LessonFingerprint
{
    /// <summary>The id.</summary>
    /// <param name="parts">What the lesson is about, most general first.</param>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        // FNV-1a, 64 bits, folded.
        ulong hash = 0xCBF2_9CE4_8422_2325;
        foreach (byte b in Encoding.UTF8.GetBytes(string.Join('\n', parts)))
            hash = (hash ^ b) * 0x100_0000_01B3;
        return ((uint)(hash ^ (hash >> 32))).ToString("x8", CultureInfo.InvariantCulture);
    }
}
