using System.CommandLine;
using Telemetry.Analysis;
using Telemetry.Index;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>The verb that measures predictions on a history they have not seen.</summary>
internal static class EvaluateCommand
{
    private const int WrongQuestion = 2;
    private const string OtherFile = "Give a store of calls; telemetry import makes one of the client's transcripts.";

    public static Command Build(TextWriter output, TextWriter errors)
    {
        var command = new Command("evaluate", "How good are predictions of the next tool and of success? Each session, each project and the future are held out in turn; nothing is sent or stored.");
        var file = new Argument<string>("FILE") { Description = "A store of calls, such as execution-telemetry.jsonl." };
        var json = new Option<bool>("--json") { Description = "Print the figures as one JSON object." };
        command.Add(file);
        command.Add(json);
        command.SetAction(parsed =>
        {
            try
            {
                return Run(parsed.GetRequiredValue(file), parsed.GetValue(json), output, errors);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                errors.WriteLine($"{parsed.GetValue(file)} cannot be read: {e.Message} Check its owner and mode.");
                return WrongQuestion;
            }
        });
        return command;
    }

    private static int Run(string path, bool asJson, TextWriter output, TextWriter errors)
    {
        if (!File.Exists(path))
        {
            errors.WriteLine($"There is no file {path}. {OtherFile}");
            return WrongQuestion;
        }

        var index = new CallIndex(path);
        index.Refresh();
        if (index.Rows.IsEmpty)
        {
            string lines = index.SkippedLines == 0 ? "" : $": {Say.Many(index.SkippedLines, "line")} could not be read as records";
            errors.WriteLine($"There are no calls in {path}{lines}. {OtherFile}");
            return WrongQuestion;
        }

        bool isWatched = !Console.IsErrorRedirected;
        var evaluation = Evaluation.Of(index, onStep: split => Show(isWatched, $"{EvaluationPage.Heading(split)} ...", errors));
        Show(isWatched, "", errors);
        if (asJson)
            output.WriteLine(EvaluationJson.Of(evaluation));
        else
            EvaluationPage.Print(evaluation, output);
        return Complain(evaluation, path, errors);
    }

    // What is missing is an error only where hardly anything is left: a history of one project is still told by its sessions.
    private static int Complain(Evaluation evaluation, string path, TextWriter errors)
    {
        if (evaluation.Sessions == 1)
        {
            errors.WriteLine($"{path} has one session only, so neither a session nor a project can be left out. Give a store of several sessions.");
            return WrongQuestion;
        }

        if (evaluation.Success.Concat(evaluation.NextTool).All(scores => scores.Split != Split.ProjectOut))
            errors.WriteLine($"No project can be left out of {path}: its sessions would all go with it. Give a store of several projects for that.");
        return 0;
    }

    private static void Show(bool isWatched, string line, TextWriter errors)
    {
        if (isWatched)
            errors.Write($"\r\u001b[K{line}");
    }
}
