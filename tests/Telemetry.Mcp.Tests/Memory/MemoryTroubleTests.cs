using System.Diagnostics;
using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>Real processes that are no good as memory servers: a sentence each, and nothing of them goes on.</summary>
public sealed class MemoryTroubleTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.ForCaller("MemoryTroubleTests");
    private readonly MarkedProcesses _tree = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AMissingProgram() => Assert.Equal(
        "The memory server enhanced-memory cannot be started: there is no program no-such-program on this machine. Install it, or correct the command in the test.",
        await OpenAsync(MemoryPrograms.Of("no-such-program", [])));

    [Fact]
    public async Task AGuardThatIsMissing()
    {
        MemoryTrouble trouble = await Assert.ThrowsAsync<MemoryTrouble>(() => MemoryConnection.OpenAsync(
            MemoryPrograms.Shell("true"), MemoryPrograms.Patient, TestContext.Current.CancellationToken, _folder.File("no-guard")));
        Assert.StartsWith($"The memory server enhanced-memory cannot be started, because {_folder.File("no-guard")}, which starts it, cannot: ", trouble.Message, StringComparison.Ordinal);
        Assert.EndsWith("Install Execution Telemetry again.", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneThatEndsAtOnce() => Assert.Equal(
        "The memory server enhanced-memory ended at once with exit code 3: \"Error: no database\". Run its command in a terminal to see what is wrong.",
        await OpenAsync(MemoryPrograms.Shell("echo 'Error: no database' >&2; echo 'memory v2' >&2; exit 3", _tree.Mark)));

    [Fact]
    public async Task OneThatEndsAtOnceWithoutAWord() => Assert.Equal(
        "The memory server enhanced-memory ended at once with exit code 0 and said nothing of it. Run its command in a terminal to see what is wrong.",
        await OpenAsync(MemoryPrograms.Shell("exit 0", _tree.Mark)));

    [Fact]
    public async Task OneThatNeverAnswers() => Assert.Equal(
        "The memory server enhanced-memory did not answer the first questions within 3 s. Run its command in a terminal to see what it waits for.",
        await OpenAsync(MemoryPrograms.Shell("exec sleep 300", _tree.Mark), MemoryPrograms.Impatient));

    [Fact]
    public async Task OneThatPrintsSomethingElse() => Assert.Equal(
        "The memory server enhanced-memory prints what is no MCP: \"Welcome to my server!\". Check that its command starts an MCP server on standard input and output.",
        await OpenAsync(MemoryPrograms.Shell("echo 'Welcome to my server!'; echo 'Listening.'; cat > /dev/null", _tree.Mark), MemoryPrograms.Impatient));

    [Fact]
    public async Task OneThatPrintsWithoutEndIsNotReadWithoutEnd()
    {
        var watch = Stopwatch.StartNew();
        Assert.Contains("prints what is no MCP: \"y y y", await OpenAsync(MemoryPrograms.Shell("while :; do printf 'y y y %s' '                                '; done", _tree.Mark)), StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TelemetryProgram.Limit);
    }

    [Fact]
    public async Task OneThatCannotBeAskedWhatItSpeaksIsAskedInAnOlderWay()
    {
        await using MemoryConnection connection = await MemoryPrograms.OpenAsync(MemoryPrograms.Double("memory.mjs", ("DOUBLE", "ends-on-discover"), _tree.Mark));
        Assert.Equal("double 1", connection.ServerName);
    }

    [Fact]
    public async Task OneThatDropsWhatItDoesNotKnowCostsASecond()
    {
        await using MemoryConnection connection = await MemoryPrograms.OpenAsync(MemoryPrograms.Double("memory.mjs", ("DOUBLE", "drops-discover"), _tree.Mark));
        Assert.Equal(MemoryDialect.KnowledgeGraph, connection.Dialect);
    }

    [Fact]
    public async Task OneThatDiesInTheMiddleOfACall() => Assert.Matches(
        "^The memory server enhanced-memory ended in the middle of create_entities with exit code 137 and said nothing of it\\. Run its command in a terminal to see what is wrong\\.$",
        await SendAsync("dies", MemoryPrograms.Patient));

    [Fact]
    public async Task OneThatHangsInTheMiddleOfACall() => Assert.Equal(
        "The memory server enhanced-memory did not answer create_entities within 1 s. Run its command in a terminal to see what it waits for.",
        await SendAsync("hangs", new MemoryPatience(TelemetryProgram.Limit, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5))));

    [Fact]
    public async Task WhoGivesUpWaitingIsLetGo()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MemoryConnection.OpenAsync(
            MemoryPrograms.Shell("exec sleep 300", _tree.Mark), MemoryPrograms.Patient, cancellation.Token, MemoryPrograms.Guard));
        await _tree.EndAsync();
    }

    [Fact]
    public async Task TheRealServerKilledInTheMiddleOfItsWork()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The server's process is found as Linux lists it.");
        MemoryServer server = MemoryPrograms.ServerMemory(_folder.File("memory.jsonl"));
        server = server with { Environment = new Dictionary<string, string>(server.Environment) { [_tree.Mark.Name] = _tree.Mark.Value } };
        await using (MemoryConnection connection = await MemoryPrograms.OpenAsync(server))
        {
            string node = Assert.Single(_tree.Living(), process => process.Contains("index.js", StringComparison.Ordinal) && !process.Contains(MemoryGuard.Verb, StringComparison.Ordinal));
            Process.GetProcessById(int.Parse(node.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture)).Kill();
            MemoryTrouble trouble = await Assert.ThrowsAsync<MemoryTrouble>(() => connection.SendAsync([SomeLesson.Seen(3)], TestContext.Current.CancellationToken));
            Assert.StartsWith("The memory server enhanced-memory ended in the middle of create_entities with exit code 137", trouble.Message, StringComparison.Ordinal);
        }

        await _tree.EndAsync();
    }

    [Fact]
    public async Task AConnectionThatIsClosedLeavesNothing()
    {
        MemoryConnection connection = await MemoryPrograms.OpenAsync(MemoryPrograms.Double("memory.mjs", ("DOUBLE", "ignores-the-end"), _tree.Mark));
        if (OperatingSystem.IsLinux())
            Assert.NotEmpty(_tree.Living());
        await connection.DisposeAsync();
        await _tree.EndAsync();
    }

    private async Task<string> OpenAsync(MemoryServer server, MemoryPatience? patience = null)
    {
        string message = (await Assert.ThrowsAsync<MemoryTrouble>(() => MemoryPrograms.OpenAsync(server, patience))).Message;
        await _tree.EndAsync();
        return message;
    }

    private async Task<string> SendAsync(string mode, MemoryPatience patience)
    {
        string message;
        await using (MemoryConnection connection = await MemoryPrograms.OpenAsync(MemoryPrograms.Double("memory.mjs", ("DOUBLE", mode), _tree.Mark), patience))
            message = (await Assert.ThrowsAsync<MemoryTrouble>(() => connection.SendAsync([SomeLesson.Seen(3)], TestContext.Current.CancellationToken))).Message;
        await _tree.EndAsync();
        return message;
    }
}
