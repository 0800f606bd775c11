using System.Text.Json;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Tests;

/// <summary>README.md and the program say the same.</summary>
public sealed class DocumentationTests
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    public static TheoryData<string> Words =>
    [
        .. AnswerKind.All.Select(kind => kind.Tool), .. AnswerKind.All.Select(kind => $"`{kind.Verb}`"),
        .. AnswerKind.All.SelectMany(kind => kind.Arguments).Select(argument => $"`{argument.Name}`").Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void EveryToolVerbAndArgumentIsInTheReadme(string word) =>
        Assert.True(s_readme.Contains(word, StringComparison.Ordinal) || s_readme.Contains($"telemetry {word.Trim('`')}", StringComparison.Ordinal), $"README.md does not mention {word}");

    [Fact]
    public void EveryAnswerInTheReadmeIsJsonWithASummary()
    {
        string[] blocks = [.. s_readme.Split("```json\n").Skip(1).Select(block => block.Split("```")[0]).Where(block => !block.Contains("\"hooks\"", StringComparison.Ordinal))];
        Assert.True(blocks.Length >= AnswerKind.All.Count);
        Assert.All(blocks, block => Assert.NotEmpty(JsonDocument.Parse(block).RootElement.GetProperty("summary").GetString()!));
    }

    [Fact]
    public void TheHooksOfTheReadmeAreThoseOfThePlugin()
    {
        string block = s_readme.Split("```json\n").Single(part => part.StartsWith("{\n  \"hooks\"", StringComparison.Ordinal)).Split("```")[0];
        using JsonDocument readme = JsonDocument.Parse(block), plugin = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "plugin", "hooks", "hooks.json")));
        Assert.Equal(Events(plugin), Events(readme));
    }

    [Fact]
    public void TheExampleForOtherClientsStartsTheServer()
    {
        using JsonDocument example = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "mcp.example.json")));
        Assert.Equal("serve", example.RootElement.GetProperty("mcpServers").GetProperty("telemetry").GetProperty("args")[0].GetString());
    }

    private static IEnumerable<string> Events(JsonDocument json) => json.RootElement.GetProperty("hooks").EnumerateObject().Select(property => property.Name);
}
