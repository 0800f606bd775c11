using System.CommandLine;
using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Forgetting;

namespace Telemetry.Mcp.Terminal;

/// <summary>The verb <c>forget</c>.</summary>
internal static class ForgetCommand
{
    private const int NotDone = 1, WrongQuestion = 2;

    public static Command Build(string storePath, TextWriter output, TextWriter errors)
    {
        var command = new Command("forget", "Remove calls from the store for good: those that meet every condition given. Hooks may go on meanwhile. An import does not bring them back; the client's own transcripts are left as they are.");
        Option<string> session = Condition("session", "ID", "Only this session: an id, or current inside a running session.");
        Option<string> project = Condition("project", "PATH", "Only this project and folders below it: a whole path, or current.");
        Option<string> tool = Condition("tool", "NAME", "Only this tool.");
        Option<string> since = Condition("since", "WHEN", "Only calls since: 24h, 7d or a date.");
        Option<string> until = Condition("until", "WHEN", "Only calls before: 24h, 7d or a date.");
        Option<string> text = Condition("text", "TEXT", "Only calls with this text anywhere in them, in any case.");
        Option<string> pattern = Condition("pattern", "REGEX", "Only calls with a match of this regular expression anywhere in them.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would go, and change nothing." };
        var json = new Option<bool>("--json") { Description = "Print the report as one JSON object." };
        foreach (Option option in (Option[])[session, project, tool, since, until, text, pattern, dryRun, json])
            command.Add(option);
        command.SetAction(parsed =>
        {
            var request = new ForgetRequest
            {
                Session = parsed.GetValue(session),
                Project = parsed.GetValue(project),
                Tool = parsed.GetValue(tool),
                Since = parsed.GetValue(since),
                Until = parsed.GetValue(until),
                Text = parsed.GetValue(text),
                Pattern = parsed.GetValue(pattern),
            };
            return Run(storePath, request, parsed.GetValue(dryRun), parsed.GetValue(json), output, errors);
        });
        return command;
    }

    private static int Run(string storePath, ForgetRequest request, bool isDryRun, bool asJson, TextWriter output, TextWriter errors)
    {
        Surroundings surroundings = Surroundings.OfThisProcess();
        try
        {
            ForgetConditions conditions = request.ToConditions(surroundings);
            if (!File.Exists(storePath))
            {
                errors.WriteLine($"There is no store {storePath}: nothing is recorded there. Set TELEMETRY_FILE if it is elsewhere.");
                return NotDone;
            }

            if ((isDryRun ? Removal.Preview(storePath, conditions) : Forget(storePath, conditions, surroundings)) is not ForgetReport report)
            {
                errors.WriteLine(StoreChange.IsTaken(storePath, "telemetry forget"));
                return NotDone;
            }

            report = report with { Transcripts = surroundings.Transcripts };
            output.WriteLine(asJson ? JsonSerializer.Serialize(report, ForgettingJson.Readable.ForgetReport) : ForgetPage.Of(report, storePath, isDryRun));
            return 0;
        }
        catch (QuestionException e)
        {
            errors.WriteLine(e.Message);
            return WrongQuestion;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(StoreChange.HasFailed(storePath, e, "telemetry forget"));
            return NotDone;
        }
    }

    private static ForgetReport? Forget(string storePath, ForgetConditions conditions, Surroundings surroundings)
    {
        using StoreChange? change = StoreChange.Begin(storePath);
        return change is null ? null : Removal.Run(change, storePath, conditions, surroundings.Time);
    }

    private static Option<string> Condition(string name, string value, string description) => new("--" + name) { Description = description, HelpName = value };
}
