using System.CommandLine;
using System.Text.Json;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>A question's arguments as options of a verb.</summary>
internal sealed class QuestionOptions
{
    private readonly Dictionary<Answers.Argument, Option> _options;

    private QuestionOptions(Dictionary<Answers.Argument, Option> options) => _options = options;

    /// <summary>Gives a verb an option for each argument, under the argument's name.</summary>
    public static QuestionOptions AddTo(Command command, IEnumerable<Answers.Argument> arguments)
    {
        var options = arguments.ToDictionary(argument => argument, ToOption);
        foreach (Option option in options.Values)
            command.Add(option);
        return new QuestionOptions(options);
    }

    /// <summary>The arguments that were given.</summary>
    public Dictionary<string, JsonElement> Read(ParseResult parsed)
    {
        var arguments = new Dictionary<string, JsonElement>();
        foreach (var (argument, option) in _options)
        {
            string[] words = option is Option<string[]> list ? parsed.GetValue(list) ?? [] : parsed.GetValue((Option<string>)option) is string word ? [word] : [];
            if (words.Length > 0)
                arguments[argument.Name] = ToJson(argument, words);
        }

        return arguments;
    }

    private static Option ToOption(Answers.Argument argument)
    {
        string name = "--" + argument.Name.Replace('_', '-');
        string description = argument.Words is null ? argument.Description : $"{argument.Description} One of {string.Join(", ", argument.Words)}.";
        return argument.Type == "array"
            ? new Option<string[]>(name) { Description = description, AllowMultipleArgumentsPerToken = true, HelpName = "TEXT" }
            : new Option<string>(name) { Description = description, HelpName = argument.Type == "integer" ? "N" : "TEXT" };
    }

    // A number that is none stays text, so that the guard says what is wrong with it, in the same words as over MCP.
    private static JsonElement ToJson(Answers.Argument argument, string[] words) => argument.Type switch
    {
        "array" => JsonSerializer.SerializeToElement(words, AnswerJson.Default.StringArray),
        "integer" when int.TryParse(words[0], out int number) => JsonSerializer.SerializeToElement(number, AnswerJson.Default.Int32),
        _ => JsonSerializer.SerializeToElement(words[0], AnswerJson.Default.String),
    };
}
