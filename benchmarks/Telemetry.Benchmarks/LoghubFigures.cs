using System.Text;
using Telemetry.Analysis;
using Telemetry.Records;

namespace Telemetry.Benchmarks;

/// <summary>How well the masking and the tree put lines of programs' logs together, on the public Loghub-2k sets, which are not part of this project.</summary>
/// <remarks>
/// Grouping accuracy (Zhu et al., "Tools and benchmarks for automated log parsing", ICSE-SEIP 2019): a line is right where the lines of its group are exactly
/// those that the truth puts with it. Nothing is set per set. Source of the sets: github.com/logpai/loghub, files <c>*_2k.log_structured.csv</c>.
/// </remarks>
internal static class LoghubFigures
{
    private const double Drain = 0.865;

    /// <summary>The report in markdown, line by line.</summary>
    /// <param name="folder">Holds the sets' files, at any depth.</param>
    public static IEnumerable<string> Report(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*.log_structured.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        if (files.Length == 0)
        {
            yield return $"{folder} holds no *.log_structured.csv.";
            yield break;
        }

        yield return "";
        yield return Figure.Head;
        double sum = 0;
        foreach (string file in files)
        {
            (string Content, string Event)[] lines = [.. Read(file)];
            double accuracy = Accuracy(lines);
            sum += accuracy;
            yield return new Figure(Path.GetFileName(file), Figure.Text($"{accuracy:0.000}"), "", null, Figure.Text($"{lines.Length}")).ToString();
        }

        yield return new Figure("grouping accuracy, mean of the sets", Figure.Text($"{sum / files.Length:0.000}"), "at least .865", sum / files.Length >= Drain, Figure.Text($"{files.Length}")).ToString();
    }

    /// <summary>The share of lines whose group is exactly the truth's.</summary>
    public static double Accuracy(IReadOnlyList<(string Content, string Event)> lines)
    {
        var tree = new TemplateTree();
        int[] groups = [.. lines.Select(line => tree.Add(FailureKind.Other, ErrorTemplate.OfLine(line.Content)))];
        int right = Enumerable.Range(0, lines.Count).GroupBy(i => lines[i].Event)
            .Where(truth => truth.Select(i => groups[i]).Distinct().Count() == 1 && groups.Count(group => group == groups[truth.First()]) == truth.Count())
            .Sum(truth => truth.Count());
        return lines.Count == 0 ? 0 : (double)right / lines.Count;
    }

    private static IEnumerable<(string Content, string Event)> Read(string file)
    {
        string[][] rows = [.. Rows(File.ReadAllText(file))];
        int content = Array.IndexOf(rows[0], "Content"), truth = Array.IndexOf(rows[0], "EventId");
        return rows.Skip(1).Where(row => row.Length == rows[0].Length).Select(row => (row[content], row[truth]));
    }

    // RFC 4180: fields with commas stand in quotes, and a quote in them is doubled.
    private static IEnumerable<string[]> Rows(string text)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && c is ',' or '\n')
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (c == '\n')
                {
                    yield return [.. row];
                    row.Clear();
                }
            }
            else
            {
                field.Append(c);
            }
        }

        if (field.Length > 0 || row.Count > 0)
            yield return [.. row, field.ToString()];
    }
}
