using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Telemetry.Capture;

namespace Telemetry.Benchmarks;

/// <summary>Calls as a coding assistant makes them: the mix of tools, the failures and the parameters of real transcripts, made up from a seed.</summary>
internal sealed class GeneratedCalls(int seed)
{
    private const double FailureRate = 0.05;

    // Shares of calls, in percent, after 28,000 calls of public transcripts.
    private static readonly (string Tool, int Share)[] s_mix =
        [("Bash", 31), ("Read", 26), ("Edit", 19), ("Grep", 12), ("TaskUpdate", 3), ("Glob", 3), ("TodoWrite", 2), ("Write", 2), ("mcp__github__get_issue", 1), ("Task", 1)];

    private static readonly string[] s_commands = ["git status --short", "git diff HEAD~1 -- src", "dotnet test --no-build", "npm run build", "ls -la src", "rg -n main src", "cargo check --all", "python3 -m pytest -q"];

    private static readonly string[] s_errors =
    [
        "<tool_use_error>String to replace not found in file.\nString:     return total / {0};</tool_use_error>",
        "File does not exist. Note: your current working directory is /home/dev/project-{0}.",
        "Exit code 1\nsrc/module{0}.ts(42,7): error TS2304: Cannot find name 'order{0}'.",
        "Exit code 2\nmake: *** [Makefile:{0}: build] Error 1",
        "<tool_use_error>File has not been read yet. Read it first before writing to it.</tool_use_error>",
    ];

    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Random _random = new(seed);

    /// <summary>The next call of a session.</summary>
    public CapturedCall Next(CapturedContext context, string toolUseId)
    {
        string tool = Tool();
        bool isFailure = _random.NextDouble() < FailureRate;
        return new CapturedCall
        {
            ToolName = tool,
            Input = Input(tool),
            IsFailure = isFailure,
            Source = CaptureSource.Event,
            HasRun = true,
            Error = isFailure ? s_errors[_random.Next(s_errors.Length)].Replace("{0}", Figure.Text($"{_random.Next(100)}"), StringComparison.Ordinal) : null,
            DurationMs = (long)Math.Exp(2 + 3 * _random.NextDouble() + (tool == "Bash" ? 2 : 0)),
            ToolUseId = toolUseId,
            McpServer = tool.StartsWith("mcp__", StringComparison.Ordinal) ? "github" : null,
            Response = isFailure ? default(ReadOnlyMemory<byte>) : JsonSerializer.SerializeToUtf8Bytes(new string('x', _random.Next(50, 20_000))),
            Context = context,
        };
    }

    private string Tool()
    {
        int pick = _random.Next(s_mix.Sum(entry => entry.Share));
        return s_mix.First(entry => (pick -= entry.Share) < 0).Tool;
    }

    private byte[] Input(string tool)
    {
        string path = Figure.Text($"/home/dev/project-{_random.Next(40)}/src/area{_random.Next(20)}/module{_random.Next(300)}.ts");
        return tool switch
        {
            "Bash" => Json(("command", s_commands[_random.Next(s_commands.Length)] + Figure.Text($" | head -{_random.Next(5, 200)}")), ("description", "See what the working tree looks like")),
            "Read" => Json(("file_path", path)),
            "Edit" => Json(("file_path", path), ("old_string", Lines()), ("new_string", Lines())),
            "Write" => Json(("file_path", path), ("content", Lines() + Lines() + Lines() + Lines())),
            "Grep" => Json(("pattern", Figure.Text($"order{_random.Next(500)}\\b")), ("path", path)),
            "Glob" => Json(("pattern", Figure.Text($"src/**/module{_random.Next(300)}*.ts"))),
            "TaskUpdate" => Json(("taskId", Figure.Text($"{_random.Next(30)}")), ("status", "completed")),
            _ => Json(("description", Lines())),
        };
    }

    private string Lines()
    {
        var text = new StringBuilder();
        for (int i = _random.Next(1, 5); i > 0; i--)
            text.Append(Figure.Text($"    const row{i} = rows[\"{_random.Next(1000)}\"];\n"));
        return text.ToString();
    }

    private static byte[] Json(params (string Name, string Value)[] members) => JsonSerializer.SerializeToUtf8Bytes(members.ToDictionary(member => member.Name, member => member.Value), s_options);
}
