using System.Text.Json;
using System.Text.Json.Nodes;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>Whether the scoring can fail: the same cases, scored by lines that are known to be wrong.</summary>
internal static class Control
{
    /// <summary>The rows. One that misses its target says that the figures above it mean nothing.</summary>
    public static IEnumerable<Figure> Take(IReadOnlyList<SecretCase> cases)
    {
        CaseResult[] plain = Scored(cases, text => text);
        CaseResult[] visible = [.. plain.Where(result => result.Case.Secrets.Count > result.SecretsBeyond)];
        SecretCase[] seen = [.. visible.Select(result => result.Case)];
        yield return Clean(visible).AtMost("control, nothing redacted: called clean", 0);
        yield return Clean(Scored(seen, Escaped)).AtMost("control, nothing redacted, every string escaped twice more: called clean", 0);
        yield return Clean(Scored(seen, Uri.EscapeDataString)).AtMost("control, nothing redacted, every string percent-encoded: called clean", 0);
        yield return Changed(plain).AtMost("control, nothing redacted: look-alikes called changed", 0);
        yield return Share.Among(plain.Where(result => result.Case.Keep.Count > 0), result => result.Lost.Count > 0).AtMost("control, nothing redacted: with a string called lost", 0);

        CaseResult[] blank = Scored(cases, _ => "[REDACTED:everything]");
        yield return Clean(blank).AtLeast("control, everything redacted: called clean", 1);
        yield return Changed(blank).AtLeast("control, everything redacted: look-alikes called changed", 1);
        yield return Share.Among(blank.Where(result => result.Case.Keep.Count > result.KeepBeyond), result => result.Lost.Count > 0).AtLeast("control, everything redacted: with a string called lost", 1);
    }

    private static Share Clean(IEnumerable<CaseResult> results) => Share.Among(results.Where(result => result.Case.HasSecrets), result => result.IsClean);

    private static Share Changed(IEnumerable<CaseResult> results) => Share.Among(results.Where(result => !result.Case.HasSecrets), result => result.IsChanged);

    private static CaseResult[] Scored(IEnumerable<SecretCase> cases, Func<string, string> change) => [.. cases.AsParallel().AsOrdered().Select(given => Scored(given, change))];

    private static CaseResult Scored(SecretCase given, Func<string, string> change)
    {
        var input = new CutInput(given);
        var line = new JsonObject { ["tool_name"] = given.Tool, ["params"] = Mapped(input.Params, change) };
        if (input.Error is not null)
            line["error"] = change(input.Error);
        return CaseResult.Of(given, JsonSerializer.SerializeToUtf8Bytes(line));
    }

    // Two names may become one; what they held is the same then.
    private static JsonNode? Mapped(JsonElement value, Func<string, string> change)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var mapped = new JsonObject();
                foreach (JsonProperty field in value.EnumerateObject())
                    mapped[change(field.Name)] = Mapped(field.Value, change);
                return mapped;
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(element => Mapped(element, change))]);
            case JsonValueKind.String:
                return change(value.GetString()!);
            default:
                return value.GetRawText() == change(value.GetRawText()) ? JsonValue.Create(value) : change(value.GetRawText());
        }
    }

    private static string Escaped(string text) => JsonSerializer.Serialize(JsonSerializer.Serialize(text));
}
