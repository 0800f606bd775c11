using System.Text;
using System.Text.Json;
using Telemetry.Capture;

namespace Telemetry.Benchmarks;

/// <summary>Made-up transcripts in the client's format: what the assistant says, its calls, their results twice over, and the lines around them.</summary>
internal static class GeneratedTranscripts
{
    private const int CallsPerSession = 300, Projects = 20, TextEvery = 3, OtherEvery = 4, BatchEvery = 8;
    private const long FirstMs = 1_767_225_600_000, MeanStepMs = 15_000;

    private const string Usage =
        """{"input_tokens":10,"cache_creation_input_tokens":512,"cache_read_input_tokens":48211,"output_tokens":208,"server_tool_use":{"web_search_requests":0,"web_fetch_requests":0},"service_tier":"standard","cache_creation":{"ephemeral_1h_input_tokens":0,"ephemeral_5m_input_tokens":512}}""";

    /// <summary>Writes transcripts until there are as many bytes.</summary>
    /// <returns>How many calls they hold, and how many bytes.</returns>
    public static (int Calls, long Bytes, int Files) Write(string folder, long bytes)
    {
        int calls = 0, files = 0;
        long written = 0;
        for (; written < bytes; files++)
        {
            string project = Path.Combine(folder, Figure.Text($"-home-dev-project-{files % Projects}"));
            Directory.CreateDirectory(project);
            var session = new Session(files);
            using var file = new FileStream(Path.Combine(project, session.Id + ".jsonl"), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20);
            session.Write(file, CallsPerSession);
            calls += CallsPerSession;
            written += file.Length;
        }

        return (calls, written, files);
    }

    private sealed class Session(int number)
    {
        private readonly Random _random = new(number);
        private readonly GeneratedCalls _calls = new(number);
        private long _timeMs = FirstMs + number * 3_600_000L;
        private string _parent = "";

        public string Id { get; } = new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString();

        public void Write(Stream file, int calls)
        {
            Line(file, "user", "\"permissionMode\":\"default\",", """{"role":"user","content":"Please look into it."}""");
            var context = new CapturedContext(Id, null, null, null, null, null);
            for (int i = 0; i < calls; i++)
            {
                string message = Figure.Text($"msg_{number}_{(i % BatchEvery == 1 ? i - 1 : i)}");
                if (i % TextEvery == 0)
                    Line(file, "assistant", "", Message(message, $$"""{"type":"text","text":{{Words(12)}}}"""));
                CapturedCall call = _calls.Next(context, Figure.Text($"toolu_{number}_{i}"));
                string input = Encoding.UTF8.GetString(call.Input.Span);
                Line(file, "assistant", "", Message(message, $$"""{"type":"tool_use","id":"{{call.ToolUseId}}","name":"{{call.ToolName}}","input":{{input}}}"""));
                string output = call.IsFailure ? JsonSerializer.Serialize(call.Error) : Output();
                string error = call.IsFailure ? ",\"is_error\":true" : "";
                string result = call.IsFailure ? output : $$"""{"stdout":{{output}},"stderr":"","interrupted":false,"isImage":false,"noOutputExpected":false}""";
                Line(
                    file, "user", $$"""
                    "toolUseResult":{{result}},"permissionDecision":{"decision":"accept","source":"config","reasonType":"mode"},
                    """.Trim(),
                    $$"""{"role":"user","content":[{"tool_use_id":"{{call.ToolUseId}}","type":"tool_result","content":{{output}}{{error}}}]}""");
                if (i % OtherEvery == 0)
                    Line(file, "attachment", $$"""
                    "attachment":{"type":"todo_reminder","content":{{Words(20)}}},
                    """.Trim(), "null");
            }
        }

        private void Line(Stream file, string type, string extra, string message)
        {
            string uuid = new Guid(_random.Next(), 0, 0, 1, 2, 3, 4, 5, 6, 7, 8).ToString();
            _timeMs += _random.NextInt64(MeanStepMs);
            file.Write(Encoding.UTF8.GetBytes(Figure.Text(
                $$"""
                {"parentUuid":"{{_parent}}","isSidechain":false,"promptId":"db86269c-7d97-43dc-a8e5-6eaa49f61cc4",{{extra}}"message":{{message}},"type":"{{type}}","uuid":"{{uuid}}","timestamp":"{{DateTimeOffset.FromUnixTimeMilliseconds(_timeMs):yyyy-MM-ddTHH:mm:ss.fffZ}}","userType":"external","entrypoint":"cli","cwd":"/home/dev/project-{{number % Projects}}","sessionId":"{{Id}}","version":"2.1.330","gitBranch":"main"}

                """)));
            _parent = uuid;
        }

        private static string Message(string id, string block) =>
            $$"""{"id":"{{id}}","type":"message","role":"assistant","model":"claude-opus-5-5","content":[{{block}}],"stop_reason":"tool_use","stop_sequence":null,"usage":{{Usage}}}""";

        // Most outputs are short, a few are long.
        private string Output() => Words((int)Math.Exp(4.5 * Math.Pow(_random.NextDouble(), 3)));

        private string Words(int count)
        {
            var text = new StringBuilder();
            for (int i = 0; i < count; i++)
                text.Append(Figure.Text($"    {_random.Next(400)}\tconst row{i} = \"area\";\n"));
            return JsonSerializer.Serialize(text.ToString());
        }
    }
}
