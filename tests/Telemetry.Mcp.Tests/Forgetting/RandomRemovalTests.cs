using System.Text.Json.Nodes;
using CsCheck;
using Telemetry.Mcp.Forgetting;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Forgetting;

/// <summary>Whatever the store and whatever is asked: what goes is what a plain reading of the rules takes.</summary>
public sealed class RandomRemovalTests
{
    private static readonly Gen<string> s_line = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 5], Some.OneOf("Bash", "Read"), Some.OneOf("s1", "s2", null), Some.OneOf("/p", "/p/q", "/pq", null), Some.OneOf("", "a SECRET b")).Select((kind, number, tool, session, project, text) => kind switch
    {
        0 => $"foreign {text}\n",
        1 => (new RecordedNote("subagent_start", Some.Start.AddSeconds(number), $"a{number}") { Session = session ?? "s3", Project = project ?? "/" }).ToLine(),
        _ => (new RecordedCall(tool, Some.Start.AddSeconds(number)) { Id = $"t{number}", Session = session, Project = project, Error = text.Length > 0 ? text : null }).ToLine(),
    });

    private static readonly Gen<ForgetConditions> s_conditions = Gen.Select(Some.OneOf("s1", null), Some.OneOf("/p", null), Some.OneOf("Bash", null), Some.OneOf<int?>(2, null), Some.OneOf("secret", null))
        .Where((session, project, tool, since, text) => session is not null || project is not null || tool is not null || since is not null || text is not null)
        .Select((session, project, tool, since, text) => new ForgetConditions { Session = session, Project = project, Tool = tool, SinceMs = since is int second ? Some.Start.AddSeconds(second).ToUnixTimeMilliseconds() : null, Text = text });

    [Fact]
    public void WhatGoesIsWhatTheRulesTake() => Gen.Select(s_line.Array[0, 14], s_conditions).Sample((lines, conditions) =>
    {
        using ImportedStore store = ImportedStore.Empty("Random");
        File.WriteAllText(store.Path, string.Concat(lines));
        using (StoreChange change = StoreChange.Begin(store.Path)!)
            Removal.Run(change, store.Path, conditions, new FixedTime(Some.Now));
        string text = File.ReadAllText(store.Path);
        if (text.Contains("\"event\":\"rewritten\"", StringComparison.Ordinal))
            text = text[(text.IndexOf('\n') + 1)..];
        Assert.Equal(string.Concat(Expected(lines, conditions)), text);
    }, iter: 300);

    private static IEnumerable<string> Expected(string[] lines, ForgetConditions conditions)
    {
        Func<string, bool>[] met =
        [
            line => conditions.Session is null || Value(line, "session_id") == conditions.Session,
            line => conditions.Project is null || Value(line, "project") is "/p" or "/p/q",
            line => conditions.Tool is null || Value(line, "tool_name") == conditions.Tool,
            line => conditions.SinceMs is null || DateTimeOffset.Parse(Value(line, "timestamp")!, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds() >= conditions.SinceMs,
            line => conditions.Text is null || line.Contains("SECRET", StringComparison.Ordinal),
        ];
        bool onlyText = conditions with { Text = null } == new ForgetConditions();
        HashSet<string?> gone = [.. lines.Where(IsCall).GroupBy(line => Value(line, "tool_use_id")).Where(call => met.All(condition => call.Any(condition))).Select(call => call.Key)];
        // A call is of the session that the first of its lines to name one names.
        (string? Id, string? Session)[] calls = [.. lines.Where(IsCall).GroupBy(line => Value(line, "tool_use_id")).Select(call => (call.Key, call.Select(line => Value(line, "session_id")).FirstOrDefault(session => session is not null)))];
        HashSet<string?> emptied = [.. calls.Where(call => gone.Contains(call.Id)).Select(call => call.Session).Except(calls.Where(call => !gone.Contains(call.Id)).Select(call => call.Session))];
        return lines.Where(line => line.StartsWith("foreign", StringComparison.Ordinal) ? !(onlyText && met[4](line))
            : IsCall(line) ? !gone.Contains(Value(line, "tool_use_id"))
            : !(met.All(condition => condition(line)) || emptied.Contains(Value(line, "session_id"))));
    }

    private static bool IsCall(string line) => line.Contains("\"tool_name\"", StringComparison.Ordinal);

    private static string? Value(string line, string name) => (string?)JsonNode.Parse(line)![name];
}
