using System.Text;
using System.Text.Json;
using CsCheck;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;

namespace Telemetry.Core.Tests.Capture;

public sealed class JsonWalkTests
{
    private static readonly Gen<string> s_values = Some.OneOf("1", "-1.5e3", "true", "null", "\"\"", "\"a\\\"}]{\"", "{}", "[]", "[1,[2,{\"x\":\"]\"}],3]", "{\"y\":{\"z\":[\"}\"]}}", "\"\\\\\"");

    [Fact]
    public void EachFieldIsFoundWithItsValue() => Gen.Select(s_values.Array[0, 6], Some.OneOf("", " ", "\n\t ")).Sample((values, blank) =>
    {
        string json = blank + "{" + string.Join(",", values.Select((value, i) => $"{blank}\"n{i}\"{blank}:{blank}{value}{blank}")) + "} trailing";
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        var found = new List<(string, string)>();
        JsonWalk.Fields(bytes, (name, range) => found.Add((Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(bytes[range]))));
        Assert.Equal(values.Select((value, i) => ($"n{i}", value)), found);
    });

    [Fact]
    public void EachElementIsFound() => s_values.Array[0, 6].Sample(values =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes("[" + string.Join(" , ", values) + "]");
        Assert.Equal(values, JsonWalk.Elements(bytes).Select(range => Encoding.UTF8.GetString(bytes[range])));
    });

    [Fact]
    public void AnObjectThatIsCutAnywhereIsRefused()
    {
        byte[] whole = """{"a":"x\"y","b":[1,{"c":null}],"d":12}"""u8.ToArray();
        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<JsonException>(() => JsonWalk.Fields(whole.AsSpan(0, length), (_, _) => { }));
    }
}
