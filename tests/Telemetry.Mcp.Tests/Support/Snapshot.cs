using System.Text.Encodings.Web;
using System.Text.Json;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>A committed file that says what something looks like. <c>UPDATE_SNAPSHOTS=true</c> writes it anew; the difference is for a person to judge.</summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where they are, in the sources.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Telemetry.Mcp.Tests", "Snapshots");

    public static async Task MatchesAsync(string name, JsonElement json)
    {
        string actual = JsonSerializer.Serialize(json, s_indented) + "\n";
        string path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "true")
            await File.WriteAllTextAsync(path, actual, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(path), $"There is no snapshot {name}. UPDATE_SNAPSHOTS=true writes it; commit it with the change that it shows.");
        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), actual);
    }
}
