using System.Text.Json;

namespace Telemetry.Mcp.Answers;

/// <summary>Everything worth reading, of the same calls: how they went, what failed and what fixed it, what takes the time, what follows what.</summary>
internal sealed record Report
{
    private const int MostTools = 12, MostCommands = 10, MostFailures = 12, MostChains = 10;

    /// <summary>What to change, the most telling first; empty where nothing is worth changing.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>How the tools' calls went.</summary>
    public required StatsAnswer Stats { get; init; }

    /// <summary>How shell commands went; null where there were none.</summary>
    public StatsAnswer? Commands { get; init; }

    /// <summary>What failed.</summary>
    public required FailuresAnswer Failures { get; init; }

    /// <summary>What follows what, and what takes the time.</summary>
    public required PatternsAnswer Patterns { get; init; }

    /// <summary>Asks everything of the calls that the filters let through.</summary>
    /// <param name="history">The calls.</param>
    /// <param name="filters">The arguments that all questions share.</param>
    /// <exception cref="QuestionException">A filter cannot be met; the message says what to send instead.</exception>
    public static Report Of(History history, IReadOnlyDictionary<string, JsonElement> filters)
    {
        var stats = (StatsAnswer)history.AskInFull(AnswerKind.Stats, With(filters, MostTools));
        var commands = (StatsAnswer)history.AskInFull(AnswerKind.Stats, With(filters, MostCommands, ("group_by", "command")));
        var failures = (FailuresAnswer)history.AskInFull(AnswerKind.Failures, With(filters, MostFailures));
        var patterns = (PatternsAnswer)history.AskInFull(AnswerKind.Patterns, With(filters, MostChains));
        return new Report
        {
            Changes = Advice.From(stats, commands, failures, patterns),
            Stats = stats,
            Commands = commands.Rows.Count > 0 ? commands : null,
            Failures = failures,
            Patterns = patterns,
        };
    }

    private static Dictionary<string, JsonElement> With(IReadOnlyDictionary<string, JsonElement> filters, int limit, params (string Name, string Value)[] more)
    {
        var arguments = new Dictionary<string, JsonElement>(filters)
        {
            ["limit"] = JsonSerializer.SerializeToElement(limit, AnswerJson.Default.Int32),
            ["detail"] = JsonSerializer.SerializeToElement("detailed", AnswerJson.Default.String),
        };
        foreach (var (name, value) in more)
            arguments[name] = JsonSerializer.SerializeToElement(value, AnswerJson.Default.String);
        return arguments;
    }
}
