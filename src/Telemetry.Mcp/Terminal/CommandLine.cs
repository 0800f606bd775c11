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
        root.Add(AnalyzeCommand.Build(path, output, errors));
        root.Add(ImportCommand.Build(path, output, errors));
        root.Add(DoctorCommand.Build(path, output, errors));
        root.Add(PushCommand.Build(path, output, errors));
        root.Add(ForgetCommand.Build(path, output, errors));
        root.Add(EvaluateCommand.Build(output, errors));
        root.Add(GuardCommand.Build(errors));
        return root;
    }

    private static Command ToCommand(AnswerKind kind, string path, TextWriter output, TextWriter errors)
    {
        var command = new Command(kind.Verb, kind.Description);
        QuestionOptions options = QuestionOptions.AddTo(command, kind.Arguments);
        var json = new Option<bool>("--json") { Description = "Print exactly the object that the MCP tool answers with." };
        command.Add(json);
        command.SetAction(parsed =>
        {
            Dictionary<string, JsonElement> arguments = options.Read(parsed);
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
}
