using System.Text.Json.Nodes;
using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>What is sent to a server of the official kind, call by call; the double keeps what it is sent as that server does, in memory.</summary>
public sealed class KnowledgeGraphTests : IAsyncDisposable
{
    private readonly GraphDouble _graph = new();
    private readonly ScriptedMemory _memory;

    public KnowledgeGraphTests() => _memory = new ScriptedMemory
    {
        Pages = [["create_entities", "add_observations", "open_nodes"]],
        Answer = (tool, arguments) => _graph.Answer(tool, arguments),
    };

    public ValueTask DisposeAsync() => _memory.DisposeAsync();

    [Fact]
    public async Task NewLessonsAreOneCallAndALook()
    {
        Assert.All(await _memory.SendAsync(SomeLesson.Seen(3, "one"), SomeLesson.Seen(3, "two")), sent => Assert.Equal(DeliveryState.Stored, sent.State));
        Assert.Equal(["create_entities", "open_nodes"], Tools);
    }

    [Fact]
    public async Task OnlyTheNewestOfThoseThatWereThereIsAddedAndAllInOneCall()
    {
        _graph.Entities["one"] = [.. SomeLesson.Seen(3).Observations];
        _graph.Entities["two"] = [.. SomeLesson.Seen(3).Observations];
        Assert.All(await _memory.SendAsync(SomeLesson.Seen(10, "one"), SomeLesson.Seen(10, "two"), SomeLesson.Seen(1, "new")), sent => Assert.Equal(DeliveryState.Stored, sent.State));
        Assert.Equal(["create_entities", "add_observations", "open_nodes"], Tools);
        Assert.Equal(
            """{"observations":[{"entityName":"one","contents":["seen 10 times, first 2026-09-01, last 2026-09-12"]},{"entityName":"two","contents":["seen 10 times, first 2026-09-01, last 2026-09-12"]}]}""",
            _memory.Calls[1].Arguments.ToJsonString());
        Assert.Equal(4, _graph.Entities["one"].Count);
    }

    [Fact]
    public async Task OneThatVanishedBetweenTwoCallsIsCreatedAgain()
    {
        _graph.Entities["one"] = ["old"];
        _graph.Entities["two"] = ["old"];
        _graph.Before = call => call == 2 && _graph.Entities.Remove("one");
        Assert.All(await _memory.SendAsync(SomeLesson.Seen(3, "one"), SomeLesson.Seen(3, "two")), sent => Assert.Equal(DeliveryState.Stored, sent.State));
        Assert.Equal(["create_entities", "add_observations", "create_entities", "add_observations", "open_nodes"], Tools);
        Assert.Equal(SomeLesson.Seen(3).Observations, _graph.Entities["one"]);
        Assert.Equal(["old", SomeLesson.Seen(3).Newest], _graph.Entities["two"]);
    }

    [Fact]
    public async Task WhatAnotherProgramOverwroteIsWrittenOnceMore()
    {
        // The other lost "one" as a whole, and the new line of "two".
        _graph.Entities["two"] = ["old"];
        _graph.Before = call =>
        {
            if (call != 3)
                return false;
            _graph.Entities["two"] = ["old"];
            return _graph.Entities.Remove("one");
        };
        Assert.All(await _memory.SendAsync(SomeLesson.Seen(3, "one"), SomeLesson.Seen(3, "two")), sent => Assert.Equal(DeliveryState.Stored, sent.State));
        Assert.Equal(["create_entities", "add_observations", "open_nodes", "create_entities", "add_observations", "open_nodes"], Tools);
        Assert.Equal(["old", SomeLesson.Seen(3).Newest], _graph.Entities["two"]);
    }

    [Fact]
    public async Task WhatIsLostTwiceHasFailed()
    {
        _graph.Before = call => call is 2 or 4 && _graph.Entities.Remove("one");
        IReadOnlyList<Delivery> sent = await _memory.SendAsync(SomeLesson.Seen(3, "one"), SomeLesson.Seen(3, "two"));
        Assert.Equal(new Delivery("one", DeliveryState.Failed, "it was written twice and is not there; another program may write to the same file"), sent[0]);
        Assert.Equal(new Delivery("two", DeliveryState.Stored), sent[1]);
        Assert.Equal(["create_entities", "open_nodes", "create_entities", "open_nodes"], Tools);
    }

    [Theory]
    [InlineData("Unterminated string in JSON at position 52 (line 1 column 53)")]
    [InlineData("Unexpected end of JSON input")]
    [InlineData("Unexpected token 'x', \"x\" is not valid JSON")]
    public async Task ADamagedFileIsATroubleOfAll(string error)
    {
        _graph.Error = error;
        string message = (await Assert.ThrowsAsync<MemoryTrouble>(() => _memory.SendAsync(SomeLesson.Seen(3)))).Message;
        Assert.StartsWith("The file of the memory server enhanced-memory is damaged (", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherErrorIsATroubleOfAll()
    {
        _graph.Error = "EACCES: permission denied, open 'memory.jsonl'";
        Assert.Equal(
            "The memory server enhanced-memory answered create_entities with an error: \"EACCES: permission denied, open 'memory.jsonl'\". Repair what it names; the lessons are sent again.",
            (await Assert.ThrowsAsync<MemoryTrouble>(() => _memory.SendAsync(SomeLesson.Seen(3)))).Message);
    }

    [Fact]
    public async Task NothingToSendIsNoCall()
    {
        Assert.Empty(await _memory.SendAsync());
        Assert.Empty(_memory.Calls);
    }

    private IEnumerable<string> Tools => _memory.Calls.Select(call => call.Tool);

    // As server-memory 2026.8.31 answers.
    private sealed class GraphDouble
    {
        private int _calls;

        public Dictionary<string, List<string>> Entities { get; } = [];

        public string? Error { get; set; }

        /// <summary>What happens before a call, by its number from 1 on: another program at work.</summary>
        public Func<int, bool> Before { get; set; } = _ => false;

        public string Answer(string tool, JsonNode arguments)
        {
            _calls++;
            Before(_calls);
            if (Error is not null)
                return ScriptedMemory.TextOnly(Error, isError: true);
            return tool switch { "create_entities" => Create(arguments), "add_observations" => Add(arguments), _ => Open(arguments) };
        }

        private string Create(JsonNode arguments)
        {
            var created = new JsonArray();
            foreach (JsonNode? entity in arguments["entities"]!.AsArray())
            {
                if (Entities.TryAdd((string)entity!["name"]!, [.. Texts(entity["observations"])]))
                    created.Add(entity.DeepClone());
            }

            return ScriptedMemory.Structured(new JsonObject { ["entities"] = created }.ToJsonString());
        }

        private string Add(JsonNode arguments)
        {
            JsonArray asked = arguments["observations"]!.AsArray(), results = [];
            if (asked.Select(item => (string)item!["entityName"]!).FirstOrDefault(name => !Entities.ContainsKey(name)) is string unknown)
                return ScriptedMemory.TextOnly($"Entity with name {unknown} not found", isError: true);
            foreach (JsonNode? item in asked)
            {
                List<string> known = Entities[(string)item!["entityName"]!];
                string[] added = [.. Texts(item["contents"]).Where(text => !known.Contains(text))];
                known.AddRange(added);
                results.Add(new JsonObject { ["entityName"] = (string)item["entityName"]!, ["addedObservations"] = new JsonArray([.. added.Select(text => JsonValue.Create(text))]) });
            }

            return ScriptedMemory.Structured(new JsonObject { ["results"] = results }.ToJsonString());
        }

        private string Open(JsonNode arguments) => ScriptedMemory.Structured(new JsonObject
        {
            ["entities"] = new JsonArray([.. Texts(arguments["names"]).Where(Entities.ContainsKey).Select(name => new JsonObject
            {
                ["name"] = name,
                ["entityType"] = "tool_failure",
                ["observations"] = new JsonArray([.. Entities[name].Select(text => JsonValue.Create(text))]),
            })]),
            ["relations"] = new JsonArray(),
        }.ToJsonString());

        private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(text => (string)text!);
    }
}
