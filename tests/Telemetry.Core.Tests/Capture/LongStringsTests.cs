using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Capture;

public sealed class LongStringsTests
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void ALongStringKeepsItsStartAndStaysWhole() =>
        Gen.Select(Some.OneOf("a", "é", "😀", "\"", "\\", "\n", "\u0001", "lorem ipsum ").Array[1, 6], Gen.Int[1, 40_000], Gen.Bool).Sample((parts, count, isRelaxed) =>
        {
            string text = string.Concat(Enumerable.Range(0, count).Select(i => parts[i * 7 % parts.Length]));
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["a"] = new[] { "x", text }, ["b"] = 1 }, isRelaxed ? s_relaxed : null);
            using JsonDocument cut = JsonDocument.Parse(LongStrings.Cut(json).ToArray());
            Assert.Equal(1, cut.RootElement.GetProperty("b").GetInt32());
            string kept = cut.RootElement.GetProperty("a")[1].GetString()!;
            Assert.StartsWith(kept, text, StringComparison.Ordinal);
            Assert.True(kept.Length == text.Length || kept.Length > TextRedaction.MaxLength * 2);
        }, iter: 60);

    [Fact]
    public void AShortValueIsLeftAsItIs()
    {
        byte[] json = """{"a":"b"}"""u8.ToArray();
        Assert.True(LongStrings.Cut(json) == json);
    }
}
