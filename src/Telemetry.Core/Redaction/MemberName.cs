using System.Text.Json;

namespace Telemetry.Redaction;

/// <summary>The name of a JSON object's member.</summary>
/// <param name="Given">As it came.</param>
/// <param name="Written">As it may be stored.</param>
internal readonly record struct MemberName(string Given, string Written)
{
    private const int MaxLength = 200;

    /// <summary>What the name promises of the value. One that is a secret, or was one, promises nothing.</summary>
    public SensitiveName Promised => Written.Contains(Marker.Start, StringComparison.Ordinal) ? SensitiveName.None : SensitiveNames.Of(Written);

    /// <summary>The name that the reader stands at.</summary>
    public static MemberName Of(ref Utf8JsonReader reader)
    {
        string name = CutText.Of(ref reader, MaxLength);
        return new MemberName(name, TextRedaction.Apply(name, MaxLength));
    }
}
