using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Health;

public sealed class ErrorLogCheckTests
{
    [Fact]
    public void WithoutALogThereAreNoErrors()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Assert.Equal((CheckStatus.Ok, "The hook has reported no errors."), (Of(home).Status, Of(home).Says));
    }

    [Fact]
    public void ErrorsOfTheLastDayAreCountedAndTheLastIsTold()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        SomeInstallation.Write(Log(home), "2026-05-30T08:00:00.000Z old\n2026-06-01T08:00:00.000Z first\nno stamp\n2026-06-01T08:55:00.000Z unexpected FormatException\n");
        Check check = Of(home);
        Assert.Equal((CheckStatus.Warning, "2 errors in the last 24 h, the last 5 min ago: unexpected FormatException", $"rm {Log(home)}   (once you have read it)"), (check.Status, check.Says, check.Repair));
        Assert.Equal(["30 May 08:00  old", "1 Jun 08:00  first", Log(home)], check.Details!);
        Assert.Equal((2, 3), ((int)check.Figures!["last_24_h"]!, (int)check.Figures["logged"]!));
    }

    [Theory]
    [InlineData("PostToolUse: could not open it: Permission denied", "sudo chown \"$USER\" {0} && chmod 600 {0}")]
    [InlineData("PostToolUse: could not write it: No space left on device", "df -h {1}   (and make room)")]
    [InlineData("PostToolUse: could not open it: Is a directory", "mv {0} {0}.folder")]
    public void AnErrorWhoseCauseIsKnownIsAProblemWithItsRepair(string error, string repair)
    {
        using SomeInstallation home = SomeInstallation.Complete();
        SomeInstallation.Write(Log(home), $"2026-06-01T08:59:00.000Z {error}\n");
        Assert.Equal((CheckStatus.Problem, string.Format(null, repair, home.Store, home.Config)), (Of(home).Status, Of(home).Repair));
    }

    [Fact]
    public void AnOldErrorIsHistory()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        SomeInstallation.Write(Log(home), "2026-05-14T09:12:00.000Z PostToolUse: could not write it: No space left on device\n");
        Assert.Equal((CheckStatus.Ok, "The hook's last error is of 14 May 09:12: PostToolUse: could not write it: No space left on device"), (Of(home).Status, Of(home).Says));
    }

    private static string Log(SomeInstallation home) => home.Store + ".hook-errors.log";

    private static Check Of(SomeInstallation home) => ErrorLogCheck.Of(home.Premises);
}
