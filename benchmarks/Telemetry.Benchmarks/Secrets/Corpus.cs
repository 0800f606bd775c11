using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>The cases of one folder: <c>toolcall-cases*</c> and <c>token-cases*</c>, as .json or .json.gz.</summary>
/// <param name="ToolCalls">Whole tool calls.</param>
/// <param name="Tokens">Texts with a token in them, each made a call.</param>
/// <param name="LeftOut">Look-alikes that only say which rule must not fire: another may, so nothing is held to them.</param>
internal sealed record Corpus(IReadOnlyList<SecretCase> ToolCalls, IReadOnlyList<SecretCase> Tokens, int LeftOut)
{
    /// <summary>Reads a folder.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is called .gz and is none.</exception>
    /// <exception cref="JsonException">A file is not JSON.</exception>
    /// <exception cref="KeyNotFoundException">A case lacks a member.</exception>
    public static Corpus Read(string folder)
    {
        SecretCase[] calls = [.. Cases(folder, "toolcall-cases").Select(ToolCall)];
        SecretCase[] tokens = [.. Cases(folder, "token-cases").Select(Token)];
        SecretCase[] held = [.. tokens.Where(token => token.HasSecrets || token.Scope is "benign" or "hard-negative")];
        return new Corpus(calls, held, tokens.Length - held.Length);
    }

    private static IEnumerable<JsonElement> Cases(string folder, string name)
    {
        foreach (string path in Directory.EnumerateFiles(folder, name + "*").Order(StringComparer.Ordinal))
        {
            bool isCompressed = path.EndsWith(".json.gz", StringComparison.Ordinal);
            if (!isCompressed && !path.EndsWith(".json", StringComparison.Ordinal))
                continue;
            using Stream file = File.OpenRead(path);
            using Stream plain = isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
            foreach (JsonElement element in JsonSerializer.Deserialize<JsonElement>(plain).EnumerateArray())
                yield return element;
        }
    }

    private static SecretCase ToolCall(JsonElement json) => new()
    {
        Id = Text(json, "id") ?? "",
        Source = "tool calls",
        Kind = Text(json, "cat") ?? "",
        HasSecrets = json.GetProperty("kind").GetString() == "pos",
        Tool = json.GetProperty("tool").GetString()!,
        Input = json.GetProperty("params"),
        Error = Text(json, "error"),
        Secrets = Texts(json, "secrets"),
        Keep = Texts(json, "keep"),
        IsHard = json.TryGetProperty("hard", out JsonElement hard) && hard.ValueKind == JsonValueKind.True,
    };

    // Half of the texts as a command, half as a file's content: which, their place in the corpus decides.
    private static SecretCase Token(JsonElement json, int index)
    {
        string id = Text(json, "id") ?? Figure.Text($"token-{index}"), text = json.GetProperty("text").GetString()!;
        string source = Text(json, "source") ?? (id.LastIndexOf('-') is > 0 and var dash ? id[..dash] : "unknown");
        bool isCommand = index % 2 == 0;
        JsonObject input = isCommand
            ? new() { ["command"] = text, ["description"] = "Run it" }
            : new() { ["file_path"] = "/home/dev/app/notes.txt", ["content"] = text };
        return new SecretCase
        {
            Id = id,
            Source = source,
            Kind = $"{source}:{Text(json, "rule")}",
            HasSecrets = json.GetProperty("kind").GetString() == "tp",
            Tool = isCommand ? "Bash" : "Write",
            Input = JsonSerializer.SerializeToElement(input),
            Secrets = Texts(json, "secrets"),
            Scope = Text(json, "fpScope") ?? "",
        };
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(text => text.GetString()!).Where(text => text.Length > 0)] : [];
}
