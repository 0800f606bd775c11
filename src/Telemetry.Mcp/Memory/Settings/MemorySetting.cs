using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Health;

namespace Telemetry.Mcp.Memory;

/// <summary>Which memory server the user wants lessons sent to; without a word of the user, none.</summary>
/// <param name="Server">The server; null where there is none.</param>
/// <param name="Problem">Why what the user set cannot be followed, and what to set; null where it can.</param>
internal sealed record MemorySetting(MemoryServer? Server, string? Problem)
{
    /// <summary>The variable that holds a command.</summary>
    public const string CommandVariable = "TELEMETRY_MEMORY_COMMAND";

    /// <summary>The variable that says <c>auto</c> or <c>off</c>.</summary>
    public const string Variable = "TELEMETRY_MEMORY";

    private const int MaxQuoted = 80;

    private const string HowToSet = $"Set {CommandVariable} to a JSON array of strings, such as [\"npx\",\"-y\",\"@modelcontextprotocol/server-memory\"], or to the path of one program.";

    /// <summary>Nothing is sent.</summary>
    public static MemorySetting Off { get; } = new(null, null);

    /// <summary>True where nothing is to be sent.</summary>
    public bool IsOff => Server is null && Problem is null;

    /// <summary>That of this process.</summary>
    public static MemorySetting OfThisProcess() => Of(Environment.GetEnvironmentVariable, ClientConfiguration.OfThisProcess());

    /// <summary>That of an environment.</summary>
    /// <param name="variable">Gives an environment variable, or null.</param>
    /// <param name="client">Where <c>auto</c> looks.</param>
    public static MemorySetting Of(Func<string, string?> variable, ClientConfiguration client)
    {
        string wish = variable(Variable)?.Trim() ?? "";
        bool isAuto = wish.Equals("auto", StringComparison.OrdinalIgnoreCase);
        if (wish.Equals("off", StringComparison.OrdinalIgnoreCase))
            return Off;
        if (wish.Length > 0 && !isAuto)
            return Wrong($"{Variable} is \"{Quoted.Text(wish, MaxQuoted)}\", which is neither auto nor off. Set it to auto to use the enhanced-memory server of your own MCP configuration, or to off.");
        if (variable(CommandVariable)?.Trim() is { Length: > 0 } command)
            return OfCommand(command);
        return isAuto ? client.Find(variable) : Off;
    }

    /// <summary>A setting that cannot be followed.</summary>
    public static MemorySetting Wrong(string problem) => new(null, problem);

    private static MemorySetting OfCommand(string text)
    {
        if (text[0] != '[')
            return new MemorySetting(ServerOf(text, []), null);
        string[]? words = Words(text);
        return words is null or [] ? Wrong($"{CommandVariable} starts as a JSON array and is not one of strings. {HowToSet}")
            : words[0].Length == 0 ? Wrong($"{CommandVariable} names no program. {HowToSet}")
            : new MemorySetting(ServerOf(words[0], words[1..]), null);
    }

    private static MemoryServer ServerOf(string program, IReadOnlyList<string> arguments) =>
        new(ServerName.Of(program, arguments), program, arguments, new Dictionary<string, string>(), CommandVariable);

    private static string[]? Words(string text)
    {
        try
        {
            JsonElement json = JsonElement.Parse(text);
            return JsonFile.Elements(json).All(word => word.ValueKind == JsonValueKind.String) ? [.. JsonFile.Elements(json).Select(word => word.GetString()!)] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
