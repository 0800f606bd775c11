using Telemetry.Redaction;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>The redaction of one text to its end: no cut, behind which nothing would be looked at.</summary>
internal static class WholeText
{
    /// <summary>The text without its secrets; the same object where it has none.</summary>
    public static string Redact(string text) => TextRedaction.Apply(text, int.MaxValue);

    /// <summary>How long that takes, in milliseconds on a core.</summary>
    public static double Ms(string text)
    {
        double start = ThreadClock.NowMs;
        Redact(text);
        return ThreadClock.NowMs - start;
    }
}
