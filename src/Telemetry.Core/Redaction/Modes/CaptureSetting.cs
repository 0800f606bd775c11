namespace Telemetry.Redaction;

/// <summary>What the user wants stored, as the variable <c>TELEMETRY_CAPTURE</c> says it.</summary>
/// <param name="Mode">How much is stored.</param>
/// <param name="Unknown">The word where it is none that is known, null else. It then counts as <see cref="CaptureMode.Shape"/>: whoever set it wanted less than all.</param>
public readonly record struct CaptureSetting(CaptureMode Mode, string? Unknown = null)
{
    /// <summary>The variable's name.</summary>
    public const string Variable = "TELEMETRY_CAPTURE";

    /// <summary>The setting of this process.</summary>
    public static CaptureSetting OfThisProcess() => Of(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The setting that a value of the variable means; none, or a blank one, means <see cref="CaptureMode.Full"/>.</summary>
    /// <param name="value"><c>full</c>, <c>shape</c> or <c>off</c>, in any casing.</param>
    public static CaptureSetting Of(string? value)
    {
        ReadOnlySpan<char> word = value.AsSpan().Trim();
        if (word.IsEmpty || word.Equals("full", StringComparison.OrdinalIgnoreCase))
            return new(CaptureMode.Full);
        if (word.Equals("off", StringComparison.OrdinalIgnoreCase))
            return new(CaptureMode.Off);
        return new(CaptureMode.Shape, word.Equals("shape", StringComparison.OrdinalIgnoreCase) ? null : value);
    }
}
