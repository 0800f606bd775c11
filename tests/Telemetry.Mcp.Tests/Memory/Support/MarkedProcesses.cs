using System.Diagnostics;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>The living processes that descend from one test, as Linux lists them: a variable of their environment tells, wherever they went.</summary>
internal sealed class MarkedProcesses
{
    private const string Variable = "TELEMETRY_TEST_MARK";

    private readonly string _value = Guid.NewGuid().ToString("N");

    /// <summary>What to set for the process whose tree is to be found.</summary>
    public (string Name, string Value) Mark => (Variable, _value);

    /// <summary>Those that live, zombies not counted.</summary>
    public IReadOnlyList<string> Living() =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _))
            .Where(process => Read(process, "environ").Split('\0').Contains($"{Variable}={_value}") && !Read(process, "stat").Contains(") Z ", StringComparison.Ordinal))
            .Select(process => $"{Path.GetFileName(process)}: {Read(process, "cmdline").Replace('\0', ' ')}"),
    ];

    /// <summary>Waits until so many live: of one that is just becoming another program, the environment cannot be read.</summary>
    public async Task<IReadOnlyList<string>> AtLeastAsync(int count)
    {
        using CancellationTokenSource limited = Telemetry.Mcp.Tests.Support.TelemetryProgram.Limited();
        IReadOnlyList<string> living = Living();
        for (; living.Count < count; living = Living())
            await Task.Delay(20, limited.Token);
        return living;
    }

    /// <summary>Waits until none lives; fails where one goes on.</summary>
    public async Task EndAsync()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using CancellationTokenSource limited = Telemetry.Mcp.Tests.Support.TelemetryProgram.Limited();
        IReadOnlyList<string> living = Living();
        for (var watch = Stopwatch.StartNew(); living.Count > 0 && watch.Elapsed < TimeSpan.FromSeconds(10); living = Living())
            await Task.Delay(20, limited.Token);
        Assert.Empty(living);
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
