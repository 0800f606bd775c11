using Telemetry.Redaction;

namespace Telemetry.Mcp.Health;

/// <summary>How much of each call does the user want stored?</summary>
internal static class ModeCheck
{
    public static Check Of(CaptureWish wish) => Check.Of("mode", [wish.Setting switch
    {
        { Unknown: string } => Finding.Warning(
            $"{wish.Said} is none of full, shape, off. Until it is, no text of parameters and errors is stored, as with shape.",
            wish.Path is string path ? $"In {path} set \"{CaptureSetting.Variable}\" in \"env\" to \"full\", \"shape\" or \"off\"." : $"export {CaptureSetting.Variable}=shape   (or full, or off; then restart the client)"),
        { Mode: CaptureMode.Off } => Finding.Ok($"Capture is off, as {wish.Said} asks: nothing is recorded or imported."),
        { Mode: CaptureMode.Shape } => Finding.Ok($"Only the shape of parameters and errors is stored, as {wish.Said} asks."),
        _ => Finding.Ok(wish.Word is null ? $"Parameters and errors are stored as redacted text; {CaptureSetting.Variable}=shape would store no text, off nothing." : $"Parameters and errors are stored as redacted text, as {wish.Said} asks."),
    }]);
}
