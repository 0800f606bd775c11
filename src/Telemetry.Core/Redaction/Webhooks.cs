namespace Telemetry.Redaction;

internal static class Webhooks
{
    public static void Match(ReadOnlySpan<char> text, int hostStart, ref Findings findings)
    {
    }
}
