using System.Globalization;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Memory;

/// <summary>What can be wrong with a memory server as a whole: what was wrong, and what to do.</summary>
internal static class MemoryTroubles
{
    private const int MaxName = 80, MaxTools = 5;

    /// <summary>There is no such program.</summary>
    public static MemoryTrouble Missing(MemoryServer server) => new(
        $"The memory server {Name(server.Name)} cannot be started: there is no program {Name(server.Command)} on this machine. Install it, or correct the command in {server.Source}.");

    /// <summary>This program cannot start itself.</summary>
    public static MemoryTrouble NoGuard(MemoryServer server, string guard, Exception inner) => new(
        $"The memory server {Name(server.Name)} cannot be started, because {guard}, which starts it, cannot: {ServerAnswer.Said(inner.Message)}. Install Execution Telemetry again.", inner);

    /// <summary>It ended.</summary>
    public static MemoryTrouble Ended(string server, string doing, int? exitCode, string? lastLine, Exception inner) => new(
        $"The memory server {Name(server)} ended {doing}{(exitCode is int code ? $" with exit code {code}" : "")}"
        + $"{(lastLine is null ? " and said nothing of it" : $": \"{ServerAnswer.Said(lastLine)}\"")}. Run its command in a terminal to see what is wrong.", inner);

    /// <summary>It is silent.</summary>
    public static MemoryTrouble Silent(string server, string doing, TimeSpan patience, Exception inner) => new(
        $"The memory server {Name(server)} did not answer {doing} within {patience.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s. Run its command in a terminal to see what it waits for.", inner);

    /// <summary>It prints something else.</summary>
    public static MemoryTrouble Rubbish(string server, string line, Exception inner) => new(
        $"The memory server {Name(server)} prints what is no MCP: \"{ServerAnswer.Said(line)}\". Check that its command starts an MCP server on standard input and output.", inner);

    /// <summary>It answers the protocol's own questions with an error.</summary>
    public static MemoryTrouble Objected(string server, string doing, Exception inner) => new(
        $"The memory server {Name(server)} answered {doing} with an error: \"{ServerAnswer.Said(inner.Message)}\". Check that it is a memory server, and that it is up to date.", inner);

    /// <summary>It is something else, perhaps of the same name.</summary>
    public static MemoryTrouble Unsupported(string server, string itself, IReadOnlyCollection<string> tools) => new(
        $"The memory server {Name(server)} is {itself}, which takes no lessons: it has {Listed(tools)}, and not the create_entities of enhanced-memory (marc-shade) or of server-memory. "
        + $"Set {MemorySetting.CommandVariable} to the command of one of those.");

    /// <summary>It refused a whole call.</summary>
    public static MemoryTrouble Refused(string server, string tool, ServerAnswer answer) => new(
        $"The memory server {Name(server)} answered {tool} with an error: \"{answer.Quote}\". Repair what it names; the lessons are sent again.");

    /// <summary>Its answer is no object.</summary>
    public static MemoryTrouble Unreadable(string server, string tool, ServerAnswer answer) => new(
        $"The memory server {Name(server)} answered {tool} with what cannot be read: \"{answer.Quote}\". Check that it is a memory server, and that it is up to date.");

    /// <summary>Its file cannot be read.</summary>
    public static MemoryTrouble Damaged(string server, ServerAnswer answer) => new(
        $"The file of the memory server {Name(server)} is damaged (\"{answer.Quote}\"). Find the file (its MEMORY_FILE_PATH), keep a copy, and delete the line that is no JSON; until then the server can neither read nor store.");

    /// <summary>The database behind it is not there.</summary>
    public static MemoryTrouble NoDaemon(string server, string said) => new(
        $"The memory server {Name(server)} runs, but the daemon that keeps its database does not answer (\"{said}\"). Start it: setup/bin/memory-db-daemon.sh in the folder of enhanced-memory, or python memory_db_service.py in an older one.");

    private static string Name(string text) => Quoted.Text(text, MaxName);

    private static string Listed(IReadOnlyCollection<string> tools) => tools.Count == 0 ? "no tools"
        : $"the tools {string.Join(", ", tools.Take(MaxTools).Select(Name))}{(tools.Count > MaxTools ? $" and {tools.Count - MaxTools} more" : "")}";
}
