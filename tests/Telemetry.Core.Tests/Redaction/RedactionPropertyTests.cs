using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Telemetry.Core.Tests.Support;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>What holds of every redaction, whatever is put together.</summary>
public sealed class RedactionPropertyTests
{
    private static readonly string[] s_separators = ["", " ", "\n", "\\n", "; ", " | ", "\"", "'", "\\\"", ",", "=", ": ", "{", "}", "</", "-----BEGIN ", "${", "@", "://", "[REDACTED:token]", "password", "token="];

    // Every sample with secrets, every look-alike, and what stands between them.
    private static readonly Gen<string> s_text = Gen.Select(
        Gen.OneOf(
            Gen.Select(Some.OneOf(SecretPlaces.Texts), Gen.Int[0, 1000], (sample, seed) => PlacedSecret.Fill(sample, seed, [])),
            Gen.Select(Some.OneOf(CommandSamples.Secret), Gen.Int[0, 1000], (sample, seed) => PlacedSecret.Fill(sample, seed, [])),
            Some.OneOf(LookAlikes.Texts)),
        Some.OneOf(s_separators),
        Gen.Int[0, 30],
        (text, separator, cut) => (cut > 20 ? text[..^Math.Min(text.Length, cut)] : text) + separator).Array[1, 8].Select(string.Concat);

    [Fact]
    public void ATextRedactedTwiceIsTheSame() => s_text.Sample(text =>
    {
        string once = TextRedaction.Apply(text);
        Assert.Equal(once, TextRedaction.Apply(once));
        string whole = TextRedaction.Apply(text, int.MaxValue);
        Assert.Equal(whole, TextRedaction.Apply(whole, int.MaxValue));
    }, iter: 4000);

    // Each marker takes a quote along, so that what stood in quotes is a command's last word in the next round.
    [Theory]
    [InlineData("""set\"mosquitto_passwd -b "a": "b": "c", "d": {""")]
    [InlineData("""helm\"htpasswd -b n"a" {"b" "c", "d": "e", "f": "g", "h" "i" 3""")]
    [InlineData("""cat a | htpasswd -b f u x h\ngit clone https://[REDACTED:password""")]
    public void ATextThatIsReadAnewByEachMarkerSettles(string text)
    {
        string once = TextRedaction.Apply(text);
        Assert.NotEqual("[REDACTED:unreadable]", once);
        Assert.Equal(once, TextRedaction.Apply(once));
    }

    [Fact]
    public void ParametersRedactedTwiceAreTheSameAndKeepTheirStructure() => Value(6).Sample(value =>
    {
        string json = new JsonObject { ["a"] = value.DeepClone(), ["password"] = value.DeepClone() }.ToJsonString();
        string once = JsonRedaction.Apply(Encoding.UTF8.GetBytes(json)).ToString();
        Assert.Equal(once, JsonRedaction.Apply(Encoding.UTF8.GetBytes(once)).ToString());
        AssertSameShape(JsonNode.Parse(json), JsonNode.Parse(once));
    }, iter: 2000);

    // Code that is not optimized puts tables of numbers and generic comparisons on the heap: dotnet test -c Release measures what the hook does.
    [Fact]
    public void CleanTextComesBackAsTheSameObjectAndCostsNoMemory()
    {
        bool isOptimized = typeof(Redactor).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
        string[] costly = [.. LookAlikes.Texts.Where(text => CostOf(text) > 0)];
        // Methods are optimized in the background, some time after they were called some thirty times.
        for (int round = 0; round < 20 && isOptimized && costly.Length > 0; round++)
        {
            foreach (string text in costly.SelectMany(text => Enumerable.Repeat(text, 100)))
                TextRedaction.Apply(text);
            Thread.Sleep(200);
            costly = [.. costly.Where(text => CostOf(text) > 0)];
        }

        Assert.True(!isOptimized || costly.Length == 0, string.Join('\n', costly));

        static long CostOf(string text)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            string same = TextRedaction.Apply(text);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Same(text, same);
            return bytes;
        }
    }

    [Fact]
    public void RandomWordsComeBackAsTheSameObject() =>
        Gen.Select(Some.OneOf("the", "build", "passed", "in", "12", "seconds", "src/a/b.cs", "git", "status", "--all", "x", "line 3:", "42%", "(see", "below)", "ls -la", "echo", "é", "😀", "日本"), Some.OneOf(" ", "\n", ", ", "\t")).Array[0, 60]
            .Select(parts => string.Concat(parts.Select(part => part.Item1 + part.Item2))).Where(text => text.Length <= 500)
            .Sample(text => ReferenceEquals(text, TextRedaction.Apply(text)), iter: 4000);

    [Fact]
    public void ASecretIsGoneWhateverStandsAroundIt() =>
        Gen.Select(Some.OneOf(LookAlikes.Texts), Some.OneOf(LookAlikes.Texts), Gen.Int[0, 100_000]).Sample((before, behind, seed) =>
        {
            var secrets = new List<string>();
            string text = before + "\n" + PlacedSecret.Fill("†", seed, secrets) + "\n" + behind + "\n" + PlacedSecret.Fill("⟦", seed, secrets) + "\n";
            string redacted = TextRedaction.Apply(text, int.MaxValue);
            Assert.DoesNotContain(secrets.SelectMany(PlacedSecret.Pieces), piece => redacted.Contains(piece, StringComparison.Ordinal));
        }, iter: 4000);

    private static Gen<JsonNode> Value(int depth)
    {
        Gen<JsonNode> leaf = Gen.OneOf(s_text.Select(text => (JsonNode)JsonValue.Create(text)!), Gen.Int[0, 10_000_000].Select(number => (JsonNode)JsonValue.Create(number)), Gen.Bool.Select(flag => (JsonNode)JsonValue.Create(flag)));
        if (depth == 0)
            return leaf;
        Gen<JsonNode> inner = Value(depth - 1);
        Gen<string> name = Some.OneOf("a", "name", "value", "key", "text", "token", "apiKey", "headers", "env", "Authorization", "cookie", "max_tokens", "credentials", "element", "otp", "file_path", "command", "args");
        return Gen.OneOf(
            leaf,
            inner.Array[0, 3].Select(items => (JsonNode)new JsonArray([.. items.Select(item => item.DeepClone())])),
            Gen.Select(name, inner).Array[0, 3].Select(members => (JsonNode)new JsonObject(members.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, (JsonNode?)member.Item2.DeepClone())))));
    }

    // The same names and lengths; a secret of whatever kind leaves a string.
    private static void AssertSameShape(JsonNode? before, JsonNode? after)
    {
        // What stands under the name of one secret is that secret, however it is built.
        if (after?.GetValueKind() == JsonValueKind.String && after.GetValue<string>().StartsWith("[REDACTED:", StringComparison.Ordinal))
            return;
        switch (before)
        {
            case JsonObject from:
                JsonObject to = Assert.IsType<JsonObject>(after);
                // Past the limit of a record's size members are left out, and counted.
                if (to.ContainsKey("…omitted"))
                    return;
                Assert.Equal(from.Select(member => member.Key), to.Select(member => member.Key));
                Assert.All(from, member => AssertSameShape(member.Value, to[member.Key]));
                break;
            case JsonArray items:
                JsonArray left = Assert.IsType<JsonArray>(after);
                if (left.Count > 0 && left[^1]!.GetValueKind() == JsonValueKind.String && left[^1]!.GetValue<string>().EndsWith(" omitted", StringComparison.Ordinal))
                    return;
                Assert.Equal(items.Count, left.Count);
                for (int i = 0; i < items.Count; i++)
                    AssertSameShape(items[i], left[i]);
                break;
            default:
                Assert.True(after!.GetValueKind() == before!.GetValueKind() || after.GetValueKind() == JsonValueKind.String);
                break;
        }
    }
}
