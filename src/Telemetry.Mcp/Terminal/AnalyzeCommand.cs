using System.CommandLine;
using System.Text.Json;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>The verb that prints everything worth reading on one page.</summary>
internal static class AnalyzeCommand
{
    private const int WrongQuestion = 2;

    public static Command Build(string path, TextWriter output, TextWriter errors)
    {
        var command = new Command("analyze", "The full report: success, failures and what fixed them, latency, chains, parallel calls, and what to change.");
        QuestionOptions options = QuestionOptions.AddTo(command, Arguments.Filters);
        var json = new Option<bool>("--json") { Description = "Print the report as one JSON object." };
        command.Add(json);
        command.SetAction(parsed =>
        {
            try
            {
                Report report = Report.Of(new History(path, Surroundings.OfThisProcess()), options.Read(parsed));
                if (parsed.GetValue(json))
                    output.WriteLine(JsonSerializer.Serialize(JsonSerializer.SerializeToElement(report, AnswerJson.Default.Report), AnswerJson.Readable.JsonElement));
                else
                    ReportPage.Print(report, output);
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
