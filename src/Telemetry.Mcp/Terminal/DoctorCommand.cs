using System.CommandLine;
using System.Text.Json;
using Telemetry.Mcp.Forgetting;
using Telemetry.Mcp.Health;

namespace Telemetry.Mcp.Terminal;

/// <summary>The verb that looks the installation over, and the store for secrets.</summary>
internal static class DoctorCommand
{
    private const int Unwell = 1, WrongQuestion = 2;

    public static Command Build(string path, TextWriter output, TextWriter errors)
    {
        var command = new Command("doctor", "Is every call being recorded, privately and fast? Says what is wrong and what repairs it; exit code 1 where something is.");
        var json = new Option<bool>("--json") { Description = "Print what was found as one JSON object." };
        var rescan = new Option<bool>("--rescan") { Description = "Instead: read the store with today's rules of redaction, and take out the secrets that older ones let through." };
        var dryRun = new Option<bool>("--dry-run") { Description = "With --rescan: say what would be taken out, and change nothing." };
        command.Add(json);
        command.Add(rescan);
        command.Add(dryRun);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(rescan))
                return RescanStore(path, parsed.GetValue(dryRun), parsed.GetValue(json), output, errors);
            if (parsed.GetValue(dryRun))
            {
                errors.WriteLine("--dry-run goes with --rescan: without it the doctor changes nothing anyway.");
                return WrongQuestion;
            }

            CheckUp checkUp = CheckUp.Of(Premises.OfThisProcess(path));
            if (parsed.GetValue(json))
                output.WriteLine(JsonSerializer.Serialize(checkUp, HealthJson.Readable.CheckUp));
            else
                DoctorPage.Print(checkUp, output);
            return checkUp.Ok ? 0 : Unwell;
        });
        return command;
    }

    private static int RescanStore(string path, bool isDryRun, bool asJson, TextWriter output, TextWriter errors)
    {
        try
        {
            RescanReport? report = isDryRun || !File.Exists(path) ? Rescan.Preview(path) : Scrub(path);
            if (report is null)
            {
                errors.WriteLine(StoreChange.IsTaken(path, "telemetry doctor --rescan"));
                return Unwell;
            }

            output.WriteLine(asJson ? JsonSerializer.Serialize(report, ForgettingJson.Readable.RescanReport) : RescanPage.Of(report, path, isDryRun));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(StoreChange.HasFailed(path, e, "telemetry doctor --rescan"));
            return Unwell;
        }
    }

    private static RescanReport? Scrub(string path)
    {
        using StoreChange? change = StoreChange.Begin(path);
        return change is null ? null : Rescan.Run(change, path, TimeProvider.System);
    }
}
