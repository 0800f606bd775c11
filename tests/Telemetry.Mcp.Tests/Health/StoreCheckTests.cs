using System.Text.Json.Nodes;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Health;

public sealed class StoreCheckTests
{
    [Fact]
    public void AStoreTellsItsSizeAndGrowth()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        // Ten days ago one call, today nine: ten calls in eleven days.
        home.WriteStore([(Some.Call("Read") with { At = Some.Start.AddDays(-10) }).ToLine(), .. Some.Calls(9).Select(call => call.ToLine())]);
        Check check = Of(home);
        long bytes = new FileInfo(home.Store).Length;
        Assert.Equal((CheckStatus.Ok, $"10 calls in {bytes / 1024.0:0.0} KiB; it grows by {bytes / 11} B and 1 call a day."), (check.Status, check.Says));
        Assert.Equal((bytes, 10, 0, bytes / 11, 0.9), ((long)check.Figures!["bytes"]!, (int)check.Figures["calls"]!, (long)check.Figures["skipped_lines"]!, (long)check.Figures["bytes_a_day"]!, (double)check.Figures["calls_a_day"]!));
    }

    [Fact]
    public void GrowthOlderThanAMonthDoesNotCount()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore([.. Some.Calls(9).Select(call => (call with { At = Some.Start.AddDays(-40) }).ToLine())]);
        Assert.EndsWith("it grows by 0 B and 0 calls a day.", Of(home).Says, StringComparison.Ordinal);
    }

    [Fact]
    public void ACallThatStandsTwiceCountsOnce()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine(), Some.Call().ToLine(), (Some.Call() with { Id = null }).ToLine(), (Some.Call() with { Id = null }).ToLine());
        Assert.StartsWith("3 calls in ", Of(home).Says, StringComparison.Ordinal);
    }

    [Fact]
    public void NoStoreYetIsNoProblem()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Assert.Equal((CheckStatus.Warning, $"There is no store yet: {home.Store} is made with the first event."), (Of(home).Status, Of(home).Says));
    }

    [Fact]
    public void AFolderInTheStoresPlaceIsMovedAway()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Directory.CreateDirectory(home.Store);
        Assert.Equal((CheckStatus.Problem, $"The store {home.Store} is a folder: hooks cannot write there.", $"mv {home.Store} {home.Store}.folder"), (Of(home).Status, Of(home).Says, Of(home).Repair));
    }

    [Fact]
    public void TheKeyOfShapesIsAsPrivateAsTheStore()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no modes on Windows.");
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        string key = home.Store + ".key";
        SomeInstallation.Write(key, "0123456789abcdef");
        SomeInstallation.SetMode(key, "644");
        Assert.Equal((CheckStatus.Problem, $"{key} is open to others: its mode is 0644, and should be 0600.", $"chmod 600 {key}"), (Of(home).Status, Of(home).Says, Of(home).Repair));
    }

    [Theory]
    [InlineData("644", "is open to others: its mode is 0644, and should be 0600.")]
    [InlineData("620", "is open to others: its mode is 0620, and should be 0600.")]
    [InlineData("400", "cannot be read and written by its owner: its mode is 0400, and should be 0600.")]
    [InlineData("200", "cannot be read and written by its owner: its mode is 0200, and should be 0600.")]
    public void AModeThatIsNotPrivateIsRepairedByACommand(string octal, string fault)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no modes on Windows.");
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        SomeInstallation.SetMode(home.Store, octal);
        Check check = Of(home);
        Assert.Equal(CheckStatus.Problem, check.Status);
        Assert.Contains($"{home.Store} {fault}", (string[])[check.Says, .. check.Details ?? []]);
        Assert.Contains($"chmod 600 {home.Store}", check.Repair, StringComparison.Ordinal);
    }

    [Fact]
    public void TheErrorLogIsAsPrivate()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no modes on Windows.");
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        string log = home.Store + ".hook-errors.log";
        SomeInstallation.Write(log, "");
        SomeInstallation.SetMode(log, "604");
        Assert.Equal((CheckStatus.Problem, $"chmod 600 {log}"), (Of(home).Status, Of(home).Repair));
    }

    [Fact]
    public void AFolderThatOthersMayWriteInIsNotPrivate()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no modes on Windows.");
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        SomeInstallation.SetMode(home.Config, "755");
        Assert.Equal(CheckStatus.Ok, Of(home).Status);
        SomeInstallation.SetMode(home.Config, "775");
        Assert.Equal(
            (CheckStatus.Problem, $"Others may write in {home.Config}, and so replace the store: its mode is 0775.", $"chmod go-w {home.Config}"), (Of(home).Status, Of(home).Says, Of(home).Repair));
    }

    [Fact]
    public void HooksThatWriteElsewhereAreFound()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        home.AddToSettings(new JsonObject { ["env"] = new JsonObject { ["TELEMETRY_FILE"] = "/data/my calls.jsonl" } });
        Assert.Equal(
            (CheckStatus.Problem, $"Hooks write to /data/my calls.jsonl, which {home.SettingsPath("user")} sets; this looks at {home.Store}.", "TELEMETRY_FILE='/data/my calls.jsonl' telemetry doctor"),
            (Of(home).Status, Of(home).Says, Of(home).Repair));
    }

    [Theory]
    [InlineData(1, 100, false)]
    [InlineData(2, 100, true)]
    public void FewSkippedLinesAreADetailAndManyAQuestion(int skipped, int of, bool isWorthAWord)
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore([.. Some.Calls(of - skipped).Select(call => call.ToLine()), .. Enumerable.Repeat("torn\n", skipped)]);
        Check check = Of(home);
        Assert.Equal(isWorthAWord ? CheckStatus.Warning : CheckStatus.Ok, check.Status);
        Assert.Contains($"{home.Store}{(OperatingSystem.IsWindows() ? "" : ", mode 0600")}, {skipped} line{(skipped == 1 ? "" : "s")} skipped", check.Details!);
        if (isWorthAWord)
            Assert.Equal($"No records: 2 of 100 lines. Is {home.Store} the right file?", check.Says);
    }

    private static Check Of(SomeInstallation home) => StoreCheck.Of(home.Premises, home.Settings, StoreSurvey.Of(home.Store, home.Premises.NowMs));
}
