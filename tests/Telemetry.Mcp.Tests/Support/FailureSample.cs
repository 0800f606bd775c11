using System.Text.RegularExpressions;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>What a real client or program says of a failure, and what a reader should make of it: worked out by hand.</summary>
/// <param name="Tools">The tools that say it, separated by blanks.</param>
/// <param name="Stage">How far such a call got.</param>
/// <param name="Kind">What happened, in a word.</param>
/// <param name="Text">What it says; <c>{n}</c> is another number each time.</param>
/// <param name="Template">What is left once names and numbers are masked.</param>
/// <param name="TellsStage">True where the text alone tells the stage.</param>
internal sealed record FailureSample(string Tools, string Stage, string Kind, string Text, string Template, bool TellsStage = false)
{
    private readonly Regex _pattern = new('^' + Regex.Escape(Text).Replace("\\{n}", "[0-9]+", StringComparison.Ordinal) + '$', RegexOptions.CultureInvariant);

    public string Say(int number) => Text.Replace("{n}", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public bool Says(string text) => _pattern.IsMatch(text);
}
