using System.CommandLine;
using System.Text.Json;
using Telemetry.Mcp.Health;

namespace Telemetry.Mcp.Terminal;

/// <summary>The verb that looks the installation over.</summary>
internal static class DoctorCommand
{
    private const int Unwell = 1;

    public static Command Build(string path, TextWriter output)
    {
        var command = new Command("doctor", "Is every call being recorded, privately and fast? Says what is wrong and what repairs it; exit code 1 where something is.");
        var json = new Option<bool>("--json") { Description = "Print what was found as one JSON object." };
        command.Add(json);
        command.SetAction(parsed =>
        {
            CheckUp checkUp = CheckUp.Of(Premises.OfThisProcess(path));
            if (parsed.GetValue(json))
                output.WriteLine(JsonSerializer.Serialize(checkUp, HealthJson.Readable.CheckUp));
            else
                DoctorPage.Print(checkUp, output);
            return checkUp.Ok ? 0 : Unwell;
        });
        return command;
    }
}
