namespace Telemetry.Capture;

/// <summary>The little that is read of a call's raw parameters beside what is redacted.</summary>
internal static class ToolInput
{
    /// <summary>A shell call's command, or its two ends where it is long; empty where there is none.</summary>
    public static string CommandOf(ReadOnlySpan<byte> json)
    {
        if (json is not [(byte)'{', ..])
            return "";
        Range found = default;
        JsonWalk.Fields(json, (name, value) =>
        {
            if (name.SequenceEqual("command"u8))
                found = value;
        });
        return TextEnds.Of(json[found]);
    }
}
