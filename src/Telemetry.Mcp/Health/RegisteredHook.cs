using System.Text.Json;

namespace Telemetry.Mcp.Health;

/// <summary>One hook that a settings file or a plugin registers.</summary>
/// <param name="Event">The event it is for.</param>
/// <param name="Group">Its place in the event's list: hooks that share a matcher are a group.</param>
/// <param name="Command">The program, and in shell form what it is given.</param>
internal sealed record RegisteredHook(string Event, int Group, string Command)
{
    /// <summary>The events without which calls are missed.</summary>
    public static IReadOnlyList<string> NeededEvents { get; } = ["PostToolUse", "PostToolUseFailure", "PostToolBatch", "SubagentStart", "SubagentStop", "SessionStart"];

    /// <summary>True where it runs this product's hook.</summary>
    public bool IsOurs => Command.Contains("telemetry-hook", StringComparison.Ordinal);

    /// <summary>True where it runs the script of the original plugin, which writes into the same store.</summary>
    public bool IsOriginal => Command.Contains("execution-telemetry", StringComparison.Ordinal) && Command.Contains("post-tool-use.py", StringComparison.Ordinal);

    /// <summary>The hooks of a <c>hooks</c> object.</summary>
    public static IEnumerable<RegisteredHook> In(JsonElement hooks)
    {
        if (hooks.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (JsonProperty byEvent in hooks.EnumerateObject())
        {
            int group = -1;
            foreach (JsonElement matcher in JsonFile.Elements(byEvent.Value))
            {
                group++;
                foreach (JsonElement hook in JsonFile.Elements(JsonFile.Get(matcher, "hooks")))
                {
                    if (JsonFile.Text(hook, "command") is string command)
                        yield return new RegisteredHook(byEvent.Name, group, WithArguments(command, JsonFile.Get(hook, "args")));
                }
            }
        }
    }

    private static string WithArguments(string command, JsonElement arguments) =>
        string.Join(' ', JsonFile.Elements(arguments).Where(part => part.ValueKind == JsonValueKind.String).Select(part => part.GetString()!).Prepend(command));
}
