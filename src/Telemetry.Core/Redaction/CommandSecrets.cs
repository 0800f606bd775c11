namespace Telemetry.Redaction;

internal static class CommandSecrets
{
    public static bool IsProgram(ReadOnlySpan<char> word) => false;

    public static int Match(ReadOnlySpan<char> text, int start, int end, ref Findings findings) => end;
}
