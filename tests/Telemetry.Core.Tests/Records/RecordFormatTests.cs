using System.Text;
using System.Text.RegularExpressions;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

/// <summary>docs/record-format.md and the code say the same.</summary>
public sealed partial class RecordFormatTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "record-format.md"));

    [Fact]
    public void EveryExampleOfThePageIsARecord()
    {
        string[] examples = [.. s_page.Split('\n').Where(line => line.StartsWith("{\"", StringComparison.Ordinal))];
        Assert.Equal(7, examples.Length);
        Assert.All(examples, example => Assert.True(RecordLine.TryRead(Encoding.UTF8.GetBytes(example), out RecordLine line) && line.Kind != RecordKind.Foreign, example));
    }

    [Fact]
    public void EveryFieldOfThePageIsReadAndEveryFieldReadIsOnThePage()
    {
        string[] documented = [.. s_page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Name().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value)).Distinct().Order()];
        Assert.Equal(Enum.GetValues<Field>().Select(FieldNames.NameOf).Order(), documented);
    }

    [Fact]
    public void AnExampleIsWhatTheWriterWrites()
    {
        string example = s_page.Split('\n').First(line => line.StartsWith("{\"", StringComparison.Ordinal));
        Assert.True(RecordLine.TryRead(Encoding.UTF8.GetBytes(example), out RecordLine line));
        Assert.Equal(example + "\n", Encoding.UTF8.GetString(RecordWriter.ToLine(RecordReader.ToCall(line)!).Span));
    }

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Name();
}
