using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>What older rules let through is taken out of stored lines, and nothing else.</summary>
public sealed class StoredLineTests
{
    private static readonly string s_token = "gh" + "p_" + Secrets.Body(36);

    [Theory]
    [InlineData("""{"timestamp":"2025-01-03T10:30:00","tool_name":"Read","params":{"file_path":"/path/to/file"},"outcome":"success","latency_ms":89}""")]
    [InlineData("""{ "timestamp" : "2025-01-03T10:30:00", "tool_name":"Bash","params":{"a":"\u00e9\/x","n":1.50e3,"deep":[{"x":[null,true]}]},"outcome":"success"  }""")]
    [InlineData("""{"timestamp":"2025-01-03T10:30:00","tool_name":"Bash","params":{"half":"\ud800"},"outcome":"success"}""")]
    [InlineData("""{"timestamp":"2025-01-03T10:30:00","tool_na""")]
    [InlineData("no JSON at all")]
    [InlineData("[1,2]")]
    [InlineData("")]
    public void ALineWithoutASecretStaysAsItIs(string line) => Assert.Null(Scrubbed(line, out _));

    [Fact]
    public void OnlyTheStringWithTheSecretChanges()
    {
        string line = $$"""{ "timestamp":"2025-01-03T10:30:00Z", "tool_name":"Bash","params":{"é":"\u00e9","command":"curl -H 'X: {{s_token}}'"} ,"outcome":"success","mine":[1.0,"\/"]}""" + "\r\n";
        Assert.Equal(line.Replace(s_token, "[REDACTED:github-token]", StringComparison.Ordinal), Scrubbed(line, out var kinds));
        Assert.Equal([("github-token", 1)], kinds.Select(pair => (pair.Key, pair.Value)));
    }

    [Theory]
    [InlineData("error")]
    [InlineData("project")]
    [InlineData("session_id")]
    [InlineData("agent_type")]
    [InlineData("some_unknown_field")]
    public void ATextFieldLosesItsSecret(string field)
    {
        string line = $$"""{"timestamp":"2025-01-03T10:30:00Z","tool_name":"Bash","outcome":"failure","{{field}}":"a {{s_token}} b","v":1}""";
        Assert.Equal(line.Replace(s_token, "[REDACTED:github-token]", StringComparison.Ordinal), Scrubbed(line, out _));
    }

    [Fact]
    public void ANameGivesAwayItsValueAtAnyDepthAlsoInAFieldThatNobodyKnows()
    {
        const string Value = "plain words";
        string line = $$$"""{"tool_name":"X","params":{"a":[{"password":"{{{Value}}}"}],"pin":1},"extra":{"apiKey":12345,"client_secret":{"x":["{{{Value}}}"]}},"password":"{{{Value}}}"}""";
        string expected = """{"tool_name":"X","params":{"a":[{"password":"[REDACTED:password]"}],"pin":1},"extra":{"apiKey":"[REDACTED:api-key]","client_secret":"[REDACTED:secret]"},"password":"[REDACTED:password]"}""";
        Assert.Equal(expected, Scrubbed(line, out var kinds));
        Assert.Equal([("api-key", 1), ("password", 2), ("secret", 1)], kinds.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void LongStringsAreNotCut()
    {
        string start = new('a', 700), end = " " + new string('b', 3000);
        string line = $$"""{"tool_name":"X","params":{"text":"{{start}} {{s_token}}{{end}}","clean":"{{start}}"},"error":"{{end}}"}""";
        Assert.Equal(line.Replace(s_token, "[REDACTED:github-token]", StringComparison.Ordinal), Scrubbed(line, out _));
    }

    [Fact]
    public void WhatIsTooLargeOrTooDeepForARecordIsSearchedToItsEnd()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 90)) + $"\"{s_token}\"" + string.Concat(Enumerable.Repeat("]", 90));
        string large = string.Join(",", Enumerable.Range(0, 200).Select(i => $"\"{i} {new string('x', 300)}\"")) + $",\"{s_token}\"";
        string line = $$"""{"tool_name":"X","params":{"deep":{{deep}}},"large":[{{large}}],"last":"{{s_token}}"}""";
        Assert.Equal(line.Replace(s_token, "[REDACTED:github-token]", StringComparison.Ordinal), Scrubbed(line, out var kinds));
        Assert.Equal(3, kinds["github-token"]);
    }

    [Fact]
    public void ATornLineIsSearchedAsText()
    {
        byte[] torn = [.. "{\"timestamp\":\"2025\",\"params\":{\"command\":\"\\u00e9 "u8, 0xFF, 0xC3, .. Encoding.UTF8.GetBytes($" {s_token} and")];
        byte[] clean = StoredLine.Scrub(torn, new Dictionary<string, int>())!;
        Assert.Equal([.. torn[..^(s_token.Length + 4)], .. "[REDACTED:github-token] and"u8], clean);
    }

    [Fact]
    public void ASecondTimeNothingIsFoundAndTheLineIsStillWhatItWas() =>
        Gen.Select(Gen.OneOf(Gen.String, Some.OneOf([.. Secrets.All]), Gen.Const("password=hunter2hunter2")).Array[0, 6], Some.OneOf("command", "password", "api_key", "x", "note"), Gen.Int[0, 3]).Sample((texts, name, depth) =>
        {
            JsonNode value = new JsonArray([.. texts.Select(text => (JsonNode)$"head {text} tail")]);
            for (int i = 0; i < depth; i++)
                value = new JsonObject { [name] = value };
            string line = new JsonObject { ["timestamp"] = "2025-01-03T10:30:00Z", ["tool_name"] = "Bash", ["params"] = new JsonObject { [name] = value.DeepClone() }, ["outcome"] = "success", ["other"] = value, ["tool_use_id"] = "toolu_1" }.ToJsonString();
            byte[] once = StoredLine.Scrub(Encoding.UTF8.GetBytes(line), new Dictionary<string, int>()) ?? Encoding.UTF8.GetBytes(line);
            Assert.Null(StoredLine.Scrub(once, new Dictionary<string, int>()));
            Assert.True(RecordLine.TryRead(once, out RecordLine record) && record.Kind == RecordKind.Call && record[Field.ToolUseId].Text == "toolu_1");
            string text = Encoding.UTF8.GetString(once);
            Assert.All(Secrets.All.Where(secret => !secret.Contains('\n')), secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        });

    [Fact]
    public void NoLineMakesItThrow() => Gen.OneOf(Gen.Byte.Array, Gen.String.Select(Encoding.UTF8.GetBytes), Gen.Int[0, 400].Select(n => Encoding.UTF8.GetBytes(new string('[', n) + "{\"a\":" + new string('{', n)))).Sample(line =>
    {
        StoredLine.Scrub(line, new Dictionary<string, int>());
    });

    private static string? Scrubbed(string line, out Dictionary<string, int> kinds)
    {
        kinds = [];
        return StoredLine.Scrub(Encoding.UTF8.GetBytes(line), kinds) is byte[] clean ? Encoding.UTF8.GetString(clean) : null;
    }
}
