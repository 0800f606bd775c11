using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>How a server is told apart by its tools.</summary>
public sealed class MemoryDialectTests
{
    private static readonly string[] s_graph = ["create_entities", "create_relations", "add_observations", "read_graph", "search_nodes", "open_nodes"];

    [Fact]
    public async Task AGraphIsToldByItsObservations() => Assert.Equal(MemoryDialect.KnowledgeGraph, await DialectAsync([s_graph]));

    [Theory]
    [InlineData("get_memory_status")]
    [InlineData("memory_diff")]
    public async Task EnhancedMemoryIsToldByEitherOfTwoTools(string tool) => Assert.Equal(MemoryDialect.Enhanced, await DialectAsync([["create_entities", tool]]));

    [Fact]
    public async Task ToolsOfALaterPageCount() => Assert.Equal(MemoryDialect.Enhanced, await DialectAsync([["search_nodes"], ["create_entities"], ["get_memory_status"]]));

    [Fact]
    public async Task ItsOwnNameAndVersionAreTold()
    {
        await using var memory = new ScriptedMemory();
        await using MemoryConnection connection = await memory.OpenAsync();
        Assert.Equal("enhanced-memory 2.14.1", connection.ServerName);
    }

    [Fact]
    public async Task ADifferentServerUnderTheSameNameIsReportedInWords() => Assert.Equal(
        "The memory server enhanced-memory is enhanced-memory 2.14.1, which takes no lessons: it has the tools memory, search, entity, observation, relation and 2 more, "
        + "and not the create_entities of enhanced-memory (marc-shade) or of server-memory. Set TELEMETRY_MEMORY_COMMAND to the command of one of those.",
        await TroubleAsync(new ScriptedMemory { Pages = [["memory", "search", "entity", "observation", "relation", "graph", "stats"]] }));

    [Fact]
    public async Task AServerWithoutToolsIsReportedInWords() =>
        Assert.Contains("it has no tools, and not", await TroubleAsync(new ScriptedMemory { Pages = [[]] }), StringComparison.Ordinal);

    [Fact]
    public async Task CreateEntitiesOfAnotherShapeIsNotTaken() => Assert.Contains(
        "it has the tools create_entities, add_observations, and not",
        await TroubleAsync(new ScriptedMemory { Pages = [["create_entities", "add_observations"]], CreateSchema = """{"type":"object","properties":{"operation":{"type":"string"}}}""" }),
        StringComparison.Ordinal);

    [Fact]
    public async Task CreateEntitiesAloneIsNotEnough() => Assert.Contains("takes no lessons", await TroubleAsync(new ScriptedMemory { Pages = [["create_entities", "search_nodes"]] }), StringComparison.Ordinal);

    [Fact]
    public async Task AServerThatCannotListItsToolsIsReportedInWords() => Assert.Matches(
        "^The memory server enhanced-memory answered the first questions with an error: \".*no such table: tools.*\"\\. Check that it is a memory server, and that it is up to date\\.$",
        await TroubleAsync(new ScriptedMemory { ListError = """{"code":-32603,"message":"no such table: tools"}""" }));

    private static async Task<MemoryDialect> DialectAsync(string[][] pages)
    {
        await using var memory = new ScriptedMemory { Pages = pages };
        await using MemoryConnection connection = await memory.OpenAsync();
        return connection.Dialect;
    }

    private static async Task<string> TroubleAsync(ScriptedMemory memory)
    {
        await using (memory)
            return (await Assert.ThrowsAsync<MemoryTrouble>(() => memory.OpenAsync())).Message;
    }
}
