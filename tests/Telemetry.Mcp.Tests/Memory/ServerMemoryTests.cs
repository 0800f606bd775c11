using System.Text.Json;
using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>Lessons in the official server-memory, the real one.</summary>
public sealed class ServerMemoryTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.ForCaller("ServerMemoryTests");

    private string Memory => _folder.File("memory.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheFirstTimeAllIsStored()
    {
        MemoryEntity[] lessons = [SomeLesson.Seen(3), SomeLesson.Seen(5, "tool-failure Bash not-found 0a1b2c3d")];
        await using MemoryConnection connection = await MemoryPrograms.OpenAsync(MemoryPrograms.ServerMemory(Memory));
        IReadOnlyList<Delivery> sent = await connection.SendAsync(lessons, TestContext.Current.CancellationToken);
        Assert.Equal(MemoryDialect.KnowledgeGraph, connection.Dialect);
        Assert.StartsWith("memory-server ", connection.ServerName, StringComparison.Ordinal);
        Assert.Equal([new Delivery(lessons[0].Name, DeliveryState.Stored), new Delivery(lessons[1].Name, DeliveryState.Stored)], sent);
        Assert.Equal(lessons.Select(lesson => (lesson.Name, lesson.EntityType)), Kept().Select(entity => (entity.Name, entity.EntityType)));
        Assert.Equal(lessons.Select(lesson => lesson.Observations), Kept().Select(entity => entity.Observations));
    }

    [Fact]
    public async Task TheSameAgainAddsNothingAndIsStoredAllTheSame()
    {
        await SendAsync(SomeLesson.Seen(3));
        string before = await File.ReadAllTextAsync(Memory, TestContext.Current.CancellationToken);
        Assert.Equal(DeliveryState.Stored, (await SendAsync(SomeLesson.Seen(3))).State);
        Assert.Equal(before, await File.ReadAllTextAsync(Memory, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ALessonThatHasGrownAddsItsNewestObservationAlone()
    {
        await SendAsync(SomeLesson.Seen(3));
        Assert.Equal(DeliveryState.Stored, (await SendAsync(SomeLesson.Seen(10))).State);
        Assert.Equal([.. SomeLesson.Seen(3).Observations, SomeLesson.Seen(10).Newest], Assert.Single(Kept()).Observations);
    }

    [Fact]
    public async Task ADamagedFileIsNamedAsSuch()
    {
        await File.WriteAllTextAsync(Memory, """{"type":"entity","name":"torn""", TestContext.Current.CancellationToken);
        MemoryTrouble trouble = await Assert.ThrowsAsync<MemoryTrouble>(() => SendAsync(SomeLesson.Seen(3)));
        Assert.StartsWith("The file of the memory server enhanced-memory is damaged (\"Unterminated string in JSON", trouble.Message, StringComparison.Ordinal);
        Assert.EndsWith("Find the file (its MEMORY_FILE_PATH), keep a copy, and delete the line that is no JSON; until then the server can neither read nor store.", trouble.Message, StringComparison.Ordinal);
    }

    private async Task<Delivery> SendAsync(MemoryEntity lesson)
    {
        await using MemoryConnection connection = await MemoryPrograms.OpenAsync(MemoryPrograms.ServerMemory(Memory));
        return Assert.Single(await connection.SendAsync([lesson], TestContext.Current.CancellationToken));
    }

    private List<MemoryEntity> Kept() =>
    [
        .. File.ReadAllLines(Memory).Select(line => JsonElement.Parse(line)).Select(entity => new MemoryEntity(
            entity.GetProperty("name").GetString()!,
            entity.GetProperty("entityType").GetString()!,
            [.. entity.GetProperty("observations").EnumerateArray().Select(text => text.GetString()!)])),
    ];
}
