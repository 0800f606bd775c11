using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>Events made to keep the redaction of a whole call busy: by their structure, not by one text.</summary>
internal static class WorstEvents
{
    /// <summary>The events by name, each of about so many bytes.</summary>
    public static IEnumerable<(string Name, Func<int, byte[]> Of)> All()
    {
        yield return ("many members with a secret's name", bytes => Members(bytes, i => $"password{i}", "x"));
        yield return ("many members of one long name each", bytes => Members(bytes, i => new string('t', 180) + i, ""));
        yield return ("many short strings", bytes => Strings(bytes, "token"));
        yield return ("many strings of 500 assignments", bytes => Strings(bytes, Repeated("password=", 500)));
        yield return ("many strings of 16 KB that shrink to a mark", bytes => Strings(bytes, "-----BEGIN " + "PRIVATE KEY-----\n" + Repeated("QUFB\n", 16_000)));
        yield return ("many strings of 16 KB of JSON in JSON", bytes => Strings(bytes, Repeated("{\"password\":\"", 16_000)));
        yield return ("many name and value pairs", bytes => Array(bytes, () => new JsonObject { ["name"] = "token", ["value"] = "x" }));
        yield return ("nesting 500 deep", Nested);
        yield return ("JSON in JSON, escaped as often as it fits", bytes => HookEvents.Of("mcp__a__b", "call-0", JsonSerializer.SerializeToElement(new JsonObject { ["body"] = Escaped(bytes) }), null));
    }

    private static byte[] Members(int bytes, Func<int, string> name, string value)
    {
        var input = new JsonObject();
        for (int i = 0, size = 0; size < bytes; i++)
        {
            input[name(i)] = value;
            size += name(i).Length + value.Length + 6;
        }

        return HookEvents.Of("mcp__a__b", "call-0", JsonSerializer.SerializeToElement(input), null);
    }

    private static byte[] Strings(int bytes, string text) => Array(bytes, () => text);

    private static byte[] Array(int bytes, Func<JsonNode> element)
    {
        int count = bytes / (JsonSerializer.Serialize(element()).Length + 1);
        var list = new JsonArray([.. Enumerable.Range(0, Math.Max(1, count)).Select(_ => element())]);
        return HookEvents.Of("mcp__a__b", "call-0", JsonSerializer.SerializeToElement(new JsonObject { ["list"] = list }), null);
    }

    // The innermost string is as long as it takes. Put in as text: a serializer would stop at a depth of 64.
    private static byte[] Nested(int bytes)
    {
        const int depth = 500;
        string json = Repeated("{\"token_of\":", depth * "{\"token_of\":".Length) + $"\"{new string('a', bytes)}\"" + new string('}', depth);
        string template = Encoding.UTF8.GetString(HookEvents.Of("mcp__a__b", "call-0", JsonSerializer.SerializeToElement("here"), null));
        return Encoding.UTF8.GetBytes(template.Replace("\"here\"", json, StringComparison.Ordinal));
    }

    private static string Escaped(int bytes)
    {
        string text = "{\"password\":\"x\"}";
        while (text.Length < bytes)
            text = $"{{\"a\":{JsonSerializer.Serialize(text)}}}";
        return text;
    }

    private static string Repeated(string unit, int characters) => new StringBuilder(characters + unit.Length).Insert(0, unit, characters / unit.Length + 1).ToString(0, characters);
}
