using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>All results as one JSON array, a case to a line, so that two runs can be compared line by line.</summary>
internal static class CaseJson
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The array's lines.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<CaseResult> results) =>
        ["[", .. results.Select((result, i) => Line(result) + (i + 1 < results.Count ? "," : "")), "]"];

    private static string Line(CaseResult result) => new JsonObject
    {
        ["id"] = result.Case.Id,
        ["source"] = result.Case.Source,
        ["kind"] = result.Case.Kind,
        ["has_secrets"] = result.Case.HasSecrets,
        ["scope"] = result.Case.Scope,
        ["hard"] = result.Case.IsHard,
        ["miss"] = result.IsMiss,
        ["clean"] = result.Case.HasSecrets ? result.IsClean : null,
        ["changed"] = result.IsChanged,
        ["partly_left"] = result.IsPartlyLeft,
        ["left"] = Texts(result.Left),
        ["lost"] = Texts(result.Lost),
        ["secrets_beyond_the_cut"] = result.SecretsBeyond,
        ["stored"] = result.Stored,
    }.ToJsonString(s_readable);

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
