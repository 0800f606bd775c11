using System.Text.Json;

namespace Telemetry.Mcp.Answers;

/// <summary>A follow-up call that is worth making, complete with its arguments.</summary>
/// <param name="Tool">The tool to call.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Why">What it would tell.</param>
internal sealed record NextCall(string Tool, IReadOnlyDictionary<string, JsonElement> Arguments, string Why)
{
    private const int MaxLength = 300;

    /// <summary>A follow-up that keeps the filters of a question and adds some of its own.</summary>
    public static NextCall To(string tool, Question question, string why, params (string Name, string Value)[] more)
    {
        var arguments = question.GivenFilters().ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var (name, value) in more)
            arguments[name] = JsonSerializer.SerializeToElement(value, AnswerJson.Default.String);
        // An estimate takes all calls, whatever became of them.
        foreach (Argument outcome in tool == "recommend_tool" ? (Argument[])[Answers.Arguments.Stage, Answers.Arguments.Kind] : [])
            arguments.Remove(outcome.Name);
        return new NextCall(tool, arguments, why);
    }

    /// <summary>True where its arguments can be repeated as they are: a foreign name may be endless, or hold what must not be said.</summary>
    public bool CanBeSaid() => Arguments.Values.All(value => value.ValueKind != JsonValueKind.String || Quoted.Text(value.GetString()!, MaxLength) == value.GetString());

    /// <summary>The same question without one of its filters.</summary>
    public NextCall Without(string name)
    {
        var fewer = Arguments.Where(pair => pair.Key != name).ToDictionary();
        return this with { Arguments = fewer };
    }
}
