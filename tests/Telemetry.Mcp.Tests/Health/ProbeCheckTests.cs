using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Health;

public sealed class ProbeCheckTests
{
    // Stands in for the hook, which is another project's to build: writes a record with the event's id.
    private const string Recording = """
        id=$(sed 's/.*"tool_use_id":"\([^"]*\)".*/\1/')
        echo "{\"timestamp\":\"2026-06-01T08:00:00.000Z\",\"tool_name\":\"Bash\",\"params\":{},\"outcome\":\"success\",\"tool_use_id\":\"$id\",\"source\":\"hook\"}" >>"$TELEMETRY_FILE"
        """;

    [Fact]
    public void AHookThatRecordsIsTimed()
    {
        using SomeInstallation home = Scripted(Recording);
        HookProbe probe = HookProbe.Run(home.Hook);
        Assert.Equal((HookProbe.Runs, HookProbe.Runs, null), (probe.Recorded, probe.TimesMs.Count, probe.Trouble));
        Assert.All(probe.TimesMs, ms => Assert.True(ms > 0));
        Assert.False(File.Exists(home.Store), "The user's own store was written to.");
    }

    [Fact]
    public void AHookThatRecordsNothingIsAProblem()
    {
        using SomeInstallation home = Scripted("exit 0");
        Check check = ProbeCheck.Of(HookProbe.Run(home.Hook));
        Assert.Equal((CheckStatus.Problem, $"{home.Hook} recorded 0 of 20 events.", $"echo '{{}}' | {home.Hook} PostToolUse; echo $?"), (check.Status, check.Says, check.Repair));
    }

    [Theory]
    [InlineData("exit 3", "it ended with exit code 3")]
    [InlineData("echo '2026-06-01T08:00:00.000Z PostToolUse: could not open it' >\"$TELEMETRY_FILE.hook-errors.log\"", "PostToolUse: could not open it")]
    public void AHookThatFailsSaysHow(string script, string trouble)
    {
        using SomeInstallation home = Scripted(script);
        Assert.Equal((CheckStatus.Problem, $"{home.Hook} does not work: {trouble}"), (Of(home).Status, Of(home).Says));
    }

    [Fact]
    public void AProgramOfAnotherMachineSaysHow()
    {
        using SomeInstallation home = Scripted("");
        File.WriteAllBytes(home.Hook, [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 0, 0]);
        Check check = Of(home);
        Assert.Equal(CheckStatus.Problem, check.Status);
        Assert.StartsWith($"{home.Hook} does not work: ", check.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3.21, "Ok", "The hook recorded 20 of 20 events in 3.2 ms each (median, measured now, 20 runs).")]
    [InlineData(44, "Warning", "The hook takes 44.0 ms (median, measured now, 20 runs): was it built without a native compiler?")]
    public void ASlowHookIsWorthAWord(double ms, string status, string says)
    {
        Check check = ProbeCheck.Of(new HookProbe("/p/telemetry-hook", 20, [.. Enumerable.Repeat(ms, 20)], null));
        Assert.Equal((Enum.Parse<CheckStatus>(status), says), (check.Status, check.Says));
        Assert.Equal((20, 20), ((int)check.Figures!["runs"]!, (int)check.Figures["recorded"]!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/no/such/telemetry-hook")]
    public void WithoutAHookThereIsNothingToTry(string? program)
    {
        Check check = ProbeCheck.Of(HookProbe.Run(program));
        Assert.Equal((CheckStatus.Warning, "There is no hook to try."), (check.Status, check.Says));
    }

    private static Check Of(SomeInstallation home) => ProbeCheck.Of(HookProbe.Run(home.Hook));

    private static SomeInstallation Scripted(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        SomeInstallation home = SomeInstallation.Complete();
        SomeInstallation.WriteProgram(home.Hook, script);
        return home;
    }
}
