using System.CommandLine;
using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Serving;

namespace Telemetry.Mcp.Terminal;

/// <summary>The verbs. The questions are the MCP tools' own, with the same arguments, so that both ways in give the same answers.</summary>
internal static class CommandLine
{
    private const int WrongQuestion = 2;

    public static RootCommand Build(string path, TextWriter output, TextWriter errors)
    {
        var root = new RootCommand("Execution Telemetry: what the tool calls of your coding assistant tell. Local only.");
        var serve = new Command("serve", "The MCP server on standard input and output.");
        serve.SetAction((_, _) => StdioServing.RunAsync(path));
        root.Add(serve);
        foreach (AnswerKind kind in AnswerKind.All)
            root.Add(ToCommand(kind, path, output, errors));
        root.Add(ImportCommand.Build(path, output, errors));
        root.Add(DoctorCommand.Build(path, output, errors));
        root.Add(ForgetCommand.Build(path, output, errors));
        return root;
    }

    private static Command ToCommand(AnswerKind kind, string path, TextWriter output, TextWriter errors)
    {
        var command = new Command(kind.Verb, kind.Description);
        var options = kind.Arguments.ToDictionary(argument => argument, ToOption);
        foreach (Option option in options.Values)
            command.Add(option);
        var json = new Option<bool>("--json") { Description = "Print exactly the object that the MCP tool answers with." };
        command.Add(json);
        command.SetAction(parsed =>
        {
            var arguments = new Dictionary<string, JsonElement>();
            foreach (var (argument, option) in options)
            {
                string[] words = option is Option<string[]> list ? parsed.GetValue(list) ?? [] : parsed.GetValue((Option<string>)option) is string word ? [word] : [];
                if (words.Length > 0)
                    arguments[argument.Name] = ToJson(argument, words);
            }

            var history = new History(path, Surroundings.OfThisProcess());
            try
            {
                if (parsed.GetValue(json))
                    output.WriteLine(JsonSerializer.Serialize(history.Ask(kind, arguments), AnswerJson.Readable.JsonElement));
                else
                    Page.Print(history.AskInFull(kind, arguments), output);
                return 0;
            }
            catch (QuestionException e)
            {
                errors.WriteLine(e.Message);
                return WrongQuestion;
            }
        });
        return command;
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
