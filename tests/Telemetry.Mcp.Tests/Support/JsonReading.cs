using System.Text.Json;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>Short words for reading answers.</summary>
internal static class JsonReading
{
    extension(JsonElement json)
    {
        public string Summary => json.GetProperty("summary").GetString()!;

        /// <summary>The rows of get_stats or get_failures.</summary>
        public IReadOnlyList<JsonElement> Rows => [.. json.GetProperty("rows").EnumerateArray()];

        /// <summary>The follow-up calls; none where the answer names none.</summary>
        public IReadOnlyList<JsonElement> Next => json.TryGetProperty("next", out JsonElement next) ? [.. next.EnumerateArray()] : [];

        /// <summary>The row of a tool or group.</summary>
        public JsonElement Row(string name) => json.Rows.Single(row => row.Text(row.Has("name") ? "name" : "tool") == name);

        public bool Has(string name) => json.TryGetProperty(name, out _);

        public string Text(string name) => json.GetProperty(name).GetString()!;

        public int Number(string name) => json.GetProperty(name).GetInt32();

        public double Real(string name) => json.GetProperty(name).GetDouble();

        public string[] Texts(string name) => [.. json.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
    }
}
