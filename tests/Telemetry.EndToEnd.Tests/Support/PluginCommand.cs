using System.Text.RegularExpressions;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>One slash command of the plugin, as its file states it.</summary>
/// <param name="Name">How the client knows it. Without the plugin's name before it, a headless session sends it on as plain text.</param>
/// <param name="Tools">The tools of the server that it may call without asking.</param>
/// <param name="Text">What the model is meant to read.</param>
internal sealed partial record PluginCommand(string Name, IReadOnlyList<string> Tools, string Text)
{
    /// <summary>The first line that the model reads when the command is given these arguments.</summary>
    public string OpeningFor(string arguments) => Text.Split('\n')[0].Replace("$ARGUMENTS", arguments, StringComparison.Ordinal);

    public static IReadOnlyList<PluginCommand> All() =>
        [.. Directory.EnumerateFiles(Path.Combine(Checkout.Plugin, "commands"), "*.md").Order(StringComparer.Ordinal).Select(Read)];

    public override string ToString() => Name;

    private static PluginCommand Read(string path)
    {
        // Front matter stands between the first two lines of three dashes.
        var parts = File.ReadAllText(path).Split("---\n", 3);
        Assert.True(parts.Length == 3, $"{path} has no front matter.");
        return new PluginCommand(
            $"execution-telemetry:{Path.GetFileNameWithoutExtension(path)}",
            [.. ServerTool().Matches(parts[1]).Select(tool => tool.Value).Distinct()],
            parts[2].Trim());
    }

    [GeneratedRegex("mcp__[A-Za-z0-9_-]+")]
    private static partial Regex ServerTool();
}
