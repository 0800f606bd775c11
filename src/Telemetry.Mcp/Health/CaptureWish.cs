using Telemetry.Redaction;

namespace Telemetry.Mcp.Health;

/// <summary>What the user wants stored, and where that is said: a terminal does not see what the client's settings set for its hooks.</summary>
/// <param name="Setting">What is wanted.</param>
/// <param name="Path">The settings file that says it; null where the environment of this process does, or nobody.</param>
/// <param name="Word">The variable's value; null where nobody sets it.</param>
internal sealed record CaptureWish(CaptureSetting Setting, string? Path, string? Word)
{
    /// <summary>The wish and where it is said, for a sentence.</summary>
    public string Said => $"{CaptureSetting.Variable}={Answers.Quoted.Text(Word ?? "full", 20)}{(Path is null ? "" : $" in {Path}")}";

    /// <summary>What hooks go by: the client sets what its settings say over what it was started with.</summary>
    /// <param name="own">The value in the environment of this process.</param>
    /// <param name="settings">The client's settings.</param>
    public static CaptureWish OfHooks(string? own, IReadOnlyList<SettingsFile> settings) => InSettings(settings) ?? Own(own);

    /// <summary>What a verb at a terminal goes by: of both, the one that stores less.</summary>
    /// <param name="own">The value in the environment of this process.</param>
    /// <param name="settings">The client's settings.</param>
    public static CaptureWish OfTerminal(string? own, IReadOnlyList<SettingsFile> settings) =>
        InSettings(settings) is CaptureWish set && set.Setting.Mode > Own(own).Setting.Mode ? set : Own(own);

    private static CaptureWish Own(string? value) => new(CaptureSetting.Of(value), null, value);

    private static CaptureWish? InSettings(IReadOnlyList<SettingsFile> settings) => settings
        .Select(file => (file.Path, Word: file.Variable(CaptureSetting.Variable)))
        .Where(pair => pair.Word is not null)
        .Select(pair => new CaptureWish(CaptureSetting.Of(pair.Word), pair.Path, pair.Word))
        .FirstOrDefault();
}
