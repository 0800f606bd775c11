using System.Globalization;
using Spectre.Console;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>How pages draw: with bars, colors and rounded tables at a terminal, in plain columns elsewhere.</summary>
/// <param name="IsPlain">True where nobody sees colors: the output is a file or a pipe.</param>
internal sealed record PageStyle(bool IsPlain)
{
    private const double Good = 0.95, Fair = 0.8;

    /// <summary>An empty table.</summary>
    /// <param name="columns">
    /// The columns' names. One that ends in <c>&gt;</c> holds numbers and is aligned right; one that ends in <c>~</c> holds long text, which is broken into
    /// lines where the terminal is narrow.
    /// </param>
    public Table NewTable(params IEnumerable<string> columns)
    {
        var table = new Table { Border = IsPlain ? TableBorder.Simple : TableBorder.Rounded };
        if (IsPlain)
            table.UseSafeBorder = true;
        foreach (string column in columns)
            table.AddColumn(new TableColumn(Text(column.TrimEnd('>', '~'))) { NoWrap = !column.EndsWith('~'), Alignment = column.EndsWith('>') ? Justify.Right : Justify.Left });
        return table;
    }

    /// <summary>A rate with a bar that shows its interval too; where there is too little data there is no bar.</summary>
    public Text Rate(double? rate, IReadOnlyList<double>? ends, string? note = null)
    {
        if (rate is not double known)
            return new Text(note ?? "");
        string bar = IsPlain ? "" : IntervalBar.Of(known, ends) + " ";
        return new Text(bar + string.Create(CultureInfo.InvariantCulture, $"{known * 100,5:0.0} %"), ColorOf(known));
    }

    /// <summary>How counts went over time: a line where somebody looks, and the word for it.</summary>
    public Text Trend(IReadOnlyList<int>? counts, string? word) => new(counts is null || IsPlain ? word ?? "" : $"{Sparkline.Of(counts)} {word}".TrimEnd());

    public static Text Interval(IReadOnlyList<double>? ends) =>
        Text(ends is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{ends[0] * 100:0}-{ends[1] * 100:0}"));

    public static Text Counts(IReadOnlyDictionary<string, int>? counts) =>
        Text(counts is null ? "" : string.Join(", ", counts.Select(pair => $"{Say.Count(pair.Value)} {pair.Key}")));

    public static Text Ms(double? ms) => Text(ms is double known ? Say.Ms(known) : "");

    public static Text Number(int number) => Text(Say.Count(number));

    public static Text Share(double? share) => Text(share is double known ? Say.Percent(known) : "");

    public static Text Text(string? text) => new(text ?? "");

    private static Style ColorOf(double rate) => new(rate >= Good ? Color.Green : rate >= Fair ? Color.Yellow : Color.Red);
}
