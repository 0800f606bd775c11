using CsCheck;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>
/// A random store as text: calls of several tools, sessions, projects, models and subagents over some days, each told by one to three lines in any order,
/// with lines among them that are torn, foreign, empty or doubled.
/// </summary>
internal static class RandomHistory
{
    // A call, a note and a line have a time of their own, so that it is clear which came first.
    private const int MaxCalls = 70, MsOfCall = 10, MsOfNotes = 9000;

    private static readonly int[] s_edges = [4, 5, 19, 20, 58, 59, 99, 100, 298, 299];

    private static readonly string[] s_tools =
    [
        "Bash", "Edit", "Read", "Grep", "Write", "WebFetch", "Task", "mcp__files__list", "Agent", "mcp__linear__search", "mcp__files__read_file", "mcp__telemetry__get_stats",
        "mcp__plugin_execution-telemetry_telemetry__get_failures",
    ];

    private static readonly string[] s_reasons = ["completed", "failed", "killed", "stopped", "later", ""];

    // Few large groups, so that the rarest percentiles are asked for too, and some of just as many calls as a percentile takes, or one less.
    private static readonly Gen<int[]> s_seeds = Gen.Frequency(
        (40, Gen.Int.Array[0, MaxCalls]), (1, Gen.Int.Array[300, 380]), (2, Some.OneOf(s_edges).SelectMany(count => Gen.Int.Array[count])));

    public static Gen<string[]> Lines { get; } = Gen.Select(Gen.Int, s_seeds, Gen.Int.Array[0, 16]).Select((theme, calls, notes) => LinesOf(new Theme(theme, calls.Length), calls, notes));

    /// <summary>The lines with their ends; one that is torn has none, so that the next one follows it.</summary>
    private static string[] LinesOf(Theme theme, int[] calls, int[] notes)
    {
        (DateTimeOffset At, string Text)[] lines =
        [
            .. calls.SelectMany((seed, i) => LinesOf(theme, Call(theme, new Random(seed), i), new Random(seed ^ 1))).Select(call => (call.At, call.ToLine())),
            .. notes.Select((seed, i) => Note(theme, new Random(seed), i)).Select(note => (note.At, note.ToLine())),
        ];
        var random = new Random(theme.Seed);
        lines = [.. lines, .. lines.Where(_ => random.Next(25) == 0)];
        if (theme.IsInOrder)
            lines = [.. lines.OrderBy(line => line.At)];
        else
            random.Shuffle(lines);
        return [.. lines.SelectMany(line => random.Next(theme.IsClean ? int.MaxValue : 12) switch
        {
            0 => [Foreign(random), line.Text],
            1 => [line.Text[..random.Next(1, line.Text.Length / 2)], line.Text],
            2 => [line.Text[..random.Next(1, line.Text.Length / 2)] + "\n", line.Text],
            3 => ["\n", line.Text],
            _ => new[] { line.Text },
        })];
    }

    private static IEnumerable<RecordedCall> LinesOf(Theme theme, RecordedCall call, Random random) =>
        theme.IsPlain ? [call with { LatencyMs = call.LatencyMs ?? 1, LatencySource = "reported", IsBackground = false }] : CallLines.Of(call, random);

    private static string Foreign(Random random) => random.Next(6) switch
    {
        0 => "not a record\n",
        1 => "{}\n",
        2 => """{"timestamp":"2026-05-30T10:00:00.000Z","hello":1}""" + "\n",
        3 => """{"timestamp":"2026-05-30T10:00:00.000Z","tool_name":"Bash","params":{},"outcome":"maybe"}""" + "\n",
        4 => """{"timestamp":"yesterday","tool_name":"Bash","params":{},"outcome":"success"}""" + "\n",
        _ => """["timestamp","tool_name"]""" + "\n",
    };

    private static RecordedCall Call(Theme theme, Random random, int i)
    {
        int session = random.Next(theme.Sessions), agent = Math.Max(0, random.Next(7) - 3), message = random.Next(12);
        string tool = s_tools[random.Next(theme.Tools) is var skewed && random.Next(3) == 0 ? random.Next(skewed + 1) : skewed];
        FailureSample[] samples = FailureSamples.For(tool);
        FailureSample? failure = random.NextDouble() < theme.FailureRate ? samples[random.Next(samples.Length)] : null;
        bool launches = tool is "Task" or "Agent" && random.Next(4) > 0;
        // One stands exactly where a question's time begins.
        return new RecordedCall(tool, i == 0 ? Some.Now.AddDays(-1) : theme.At(session, agent, message).AddMilliseconds(i * MsOfCall))
        {
            Id = $"t{i}",
            Session = $"s{session}",
            Project = random.Next(12) == 0 ? null : theme.ProjectOf(session),
            Error = failure?.Say(random.Next(1, 9)),
            Stage = failure?.Stage ?? "executed",
            Note = failure is null && random.Next(8) == 0 ? random.Next(2) == 0 ? "no_match" : "masked_failure" : null,
            LatencyMs = random.Next(10) == 0 ? null : (long)Math.Exp(random.NextDouble() * 6 + (random.Next(10) == 0 ? 7 : 0)),
            LatencySource = random.Next(12) == 0 ? "wall" : "reported",
            AgentId = agent == 0 ? null : $"a{agent}",
            AgentType = agent == 0 ? null : TypeOf(agent),
            Launched = launches && agent != 1 + i % 3 ? $"a{1 + i % 3}" : null,
            IsBackground = launches && agent != 1 + i % 3 && failure is null && random.Next(2) == 0,
            Batch = message % 3 == 0 ? null : $"b{session}{agent}{message}",
            Model = random.Next(4) == 0 ? null : "model-" + (char)('a' + session % 2),
            ClientVersion = "2.1." + random.Next(3),
            Parameter = tool == "Bash" ? ("command", CommandSamples.FamilyOf.Keys.ElementAt(random.Next(CommandSamples.FamilyOf.Count)))
                : tool is "Edit" or "Read" or "Write" ? ("file_path", $"/home/dev/f{random.Next(4)}.cs") : ("query", "x"),
        };
    }

    private static RecordedNote Note(Theme theme, Random random, int i)
    {
        int session = random.Next(Math.Min(2, theme.Sessions)), agent = random.Next(1, 4);
        bool isStop = random.Next(3) > 0;
        return new RecordedNote(random.Next(8) == 0 ? "session_start" : isStop ? "subagent_stop" : "subagent_start", theme.At(session, agent, random.Next(12)).AddMilliseconds(MsOfNotes + i), $"a{agent}")
        {
            Session = $"s{session}",
            Project = theme.ProjectOf(session),
            AgentType = random.Next(4) == 0 ? null : TypeOf(agent),
            Reason = isStop && s_reasons[random.Next(s_reasons.Length)] is { Length: > 0 } reason ? reason : null,
        };
    }

    // Nothing ever tells the third one's type.
    private static string? TypeOf(int agent) => agent switch { 1 => "explorer", 2 => "planner", _ => null };

    /// <summary>What the calls of one store have in common.</summary>
    private sealed class Theme
    {
        private static readonly string[] s_projects = [Some.Project, "/home/dev/other", "/srv/app", "/home/dev/late/"];

        private readonly int _days, _projects;

        public Theme(int seed, int calls)
        {
            Seed = seed;
            var random = new Random(seed);
            IsPlain = s_edges.Contains(calls);
            Tools = IsPlain ? 1 : calls > MaxCalls ? random.Next(1, 3) : random.Next(1, s_tools.Length + 1);
            Sessions = random.Next(1, 7);
            FailureRate = random.NextDouble() * random.NextDouble();
            IsInOrder = random.Next(3) > 0;
            IsClean = random.Next(2) == 0;
            _days = random.Next(1, 40);
            _projects = random.Next(1, s_projects.Length + 1);
        }

        public int Seed { get; }

        /// <summary>True where each call is of one tool, has a line of its own and was timed, so that there are as many latencies as calls.</summary>
        public bool IsPlain { get; }

        public int Tools { get; }

        public int Sessions { get; }

        public double FailureRate { get; }

        public bool IsInOrder { get; }

        public bool IsClean { get; }

        public string ProjectOf(int session) => s_projects[session % _projects];

        /// <summary>When a message was sent: a whole ten seconds.</summary>
        public DateTimeOffset At(int session, int agent, int message)
        {
            var random = new Random(HashCode.Of(Seed, session * 1000 + agent * 100 + message));
            DateTimeOffset day = Some.Now.AddDays(-HashCode.Of(Seed, session) % _days);
            return day.AddSeconds(-10 * random.Next(1, 2000));
        }
    }

    /// <summary>The same in every process, unlike the framework's.</summary>
    private static class HashCode
    {
        public static int Of(int seed, int number) => (int)((uint)(seed * 31 + number) * 2654435761u >> 1);
    }
}
