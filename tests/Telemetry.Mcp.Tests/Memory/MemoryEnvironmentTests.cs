using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>What a memory server gets to know of the environment.</summary>
public sealed class MemoryEnvironmentTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.ForCaller("MemoryEnvironmentTests");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DocumentedVariablesArePassedOnAndNoOthers()
    {
        IReadOnlyDictionary<string, string> passed = MemoryEnvironment.Of(MemoryPrograms.Of("x", []), name => name + "-value");
        Assert.Equal("MEMORY_FILE_PATH-value", passed["MEMORY_FILE_PATH"]);
        Assert.Equal("ENHANCED_MEMORY_DIR-value", passed["ENHANCED_MEMORY_DIR"]);
        Assert.DoesNotContain(passed.Keys, name => name.StartsWith("ANTHROPIC", StringComparison.Ordinal) || name.StartsWith("CLAUDE", StringComparison.Ordinal));
    }

    [Fact]
    public void TheConfigurationsOwnVariablesWinOverOurs() =>
        Assert.Equal("its", MemoryEnvironment.Of(MemoryPrograms.Of("x", [], ("MEMORY_FILE_PATH", "its")), _ => "ours")["MEMORY_FILE_PATH"]);

    [Fact]
    public async Task TheServersProcessHasThatEnvironmentAndNothingElse()
    {
        // A name of its own, so that other tests of this process are not touched.
        const string Ours = "TELEMETRY_TEST_SECRET";
        Environment.SetEnvironmentVariable(Ours, "of this process");
        try
        {
            MemoryServer server = MemoryPrograms.Shell("env > \"$WRITE_TO\"", ("WRITE_TO", _folder.File("env")), ("ANTHROPIC_API_KEY", "of the configuration"), ("OWN_TOKEN", "a b"));
            await Assert.ThrowsAsync<MemoryTrouble>(() => MemoryPrograms.OpenAsync(server));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Ours, null);
        }

        string[] names = [.. (await File.ReadAllLinesAsync(_folder.File("env"), TestContext.Current.CancellationToken)).Select(line => line.Split('=')[0])];
        Assert.Contains("OWN_TOKEN", names);
        Assert.Contains("PATH", names);
        Assert.DoesNotContain(Ours, names);
        Assert.DoesNotContain("ANTHROPIC_API_KEY", names);
        // PWD, SHLVL and _ are the shell's own.
        Assert.Empty(names.Except([.. MemoryEnvironment.Of(MemoryPrograms.Of("x", []), _ => "").Keys, "WRITE_TO", "OWN_TOKEN", "PWD", "OLDPWD", "SHLVL", "_"]));
    }
}
