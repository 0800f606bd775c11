namespace Telemetry.Redaction;

/// <summary>Tells what stands in a secret's place from a secret: a variable, a placeholder, nothing, or what an earlier redaction left.</summary>
internal static class HarmlessValue
{
    /// <summary>Whether the value names a secret that is elsewhere: <c>$TOKEN</c>, <c>${{ secrets.X }}</c>, <c>&lt;token&gt;</c>, <c>%PASS%</c>, <c>process.env.X</c>.</summary>
    public static bool IsReference(ReadOnlySpan<char> value) =>
        value.IsEmpty || value[0] is '$' or '<' or '{' or '%' or '*' || value.StartsWith("[REDACTED", StringComparison.Ordinal)
        || value is "null" or "None" or "true" or "false" or "undefined" || value.StartsWith("process.env", StringComparison.Ordinal);
}
