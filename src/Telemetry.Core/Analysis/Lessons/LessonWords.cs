namespace Telemetry.Analysis;

/// <summary>What makes words of the store fit to leave it: lessons hold no others of what tools print and of what is run.</summary>
/// <param name="OfTemplate">Masks a failure's template further; empty where nothing is left. Templates that it makes equal are one lesson.</param>
/// <param name="OfCommand">Names a command's program and subcommand; null where they are not to be named.</param>
public sealed record LessonWords(Func<string, string> OfTemplate, Func<string, string?> OfCommand)
{
    /// <summary>What a command is called that is not to be named.</summary>
    public const string AnotherCommand = "another command";
}
