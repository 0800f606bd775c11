using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>The double of generation B: it checks facts by its documented patterns, and answers as that generation does.</summary>
internal static partial class FactValidation
{
    /// <summary>Why an observation is blocked; null where it passes.</summary>
    public static string? Blocks(string text) =>
        Calculation().Match(text) is { Success: true } claim && !IsTrue(claim) ? $"False mathematical claim: {claim.Value}"
        : text.Contains("always", StringComparison.OrdinalIgnoreCase) && text.Contains("never", StringComparison.OrdinalIgnoreCase) ? "Contradiction: always and never"
        : Equality().Match(text) is { Success: true } equal && equal.Groups[1].Value != equal.Groups[2].Value ? $"False equality: {equal.Value}"
        : BothAndNot().IsMatch(text) ? "Contradiction: both and not"
        : null;

    /// <summary>Its answer to a create.</summary>
    public static string Answer(JsonNode arguments)
    {
        JsonArray results = [], blocked = [];
        foreach (JsonNode? entity in arguments["entities"]!.AsArray())
        {
            string name = (string)entity!["name"]!;
            string? reason = entity["observations"]!.AsArray().Select(text => Blocks((string)text!)).FirstOrDefault(found => found is not null);
            if (reason is null)
                results.Add(new JsonObject { ["name"] = name, ["id"] = results.Count + 1, ["compression_ratio"] = "86.09%" });
            else
                blocked.Add(new JsonObject { ["name"] = name, ["reason"] = "Blocked due to: " + reason });
        }

        var answer = new JsonObject { ["created"] = results.Count, ["failed"] = blocked.Count, ["blocked"] = blocked.Count, ["blocked_details"] = blocked, ["validation_stats"] = new JsonObject() };
        if (results.Count == 0)
            answer["error"] = "All entities blocked by fact validation";
        else
            answer["results"] = results;
        return ScriptedMemory.Structured(answer.ToJsonString());
    }

    private static bool IsTrue(Match claim)
    {
        double left = Number(claim, 1), right = Number(claim, 3);
        double actual = claim.Groups[2].Value switch { "+" => left + right, "-" => left - right, "*" => left * right, _ => left / right };
        return Math.Abs(actual - Number(claim, 4)) < 0.01;
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+(?:\.\d+)?)\s*([-+*/])\s*(\d+(?:\.\d+)?)\s*=\s*(-?\d+(?:\.\d+)?)")]
    private static partial Regex Calculation();

    [GeneratedRegex(@"(\d+(?:\.\d+)?) equals (\d+(?:\.\d+)?)")]
    private static partial Regex Equality();

    [GeneratedRegex(@"\bis both (\w+) and not \1\b")]
    private static partial Regex BothAndNot();
}
