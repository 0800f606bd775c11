using System.Text.Encodings.Web;
using System.Text.Json;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>The misses, one by one, for whoever works on the rules.</summary>
internal static class MissList
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every call that is a miss.</summary>
    public static IEnumerable<string> OfToolCalls(IEnumerable<CaseResult> results) => results.Where(result => result.IsMiss).SelectMany(Lines);

    /// <summary>Of each kind the first text that kept a secret and the first look-alike that changed, the kinds with the most misses first.</summary>
    public static IEnumerable<string> OfTokens(IEnumerable<CaseResult> results) => results
        .Where(result => result.IsMiss)
        .GroupBy(result => result.Case.Kind)
        .OrderByDescending(kind => kind.Count())
        .SelectMany(kind => kind.DistinctBy(result => result.Case.HasSecrets))
        .SelectMany(Lines);

    private static IEnumerable<string> Lines(CaseResult result)
    {
        SecretCase given = result.Case;
        yield return $"{given.Id} {given.Kind}{(given.IsHard ? " (hard)" : "")}{(given.HasSecrets ? "" : $" {given.Scope} changed")}";
        if (result.Left.Count > 0)
            yield return $"    left    {Json(result.Left)}";
        if (result.Lost.Count > 0)
            yield return $"    lost    {Json(result.Lost)}";
        yield return $"    given   {Json(given.Input)}{(given.Error is null ? "" : $" {Json(given.Error)}")}";
        yield return $"    stored  {result.Stored ?? "nothing"}";
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, s_readable);
}
