namespace Telemetry.Mcp.Answers;

/// <summary>One of the questions that can be put: an MCP tool, and a verb at a terminal.</summary>
/// <param name="Tool">The MCP tool's name.</param>
/// <param name="Verb">The verb's name.</param>
/// <param name="Title">A title for people.</param>
/// <param name="Description">For a model: what it tells, and when to call it.</param>
/// <param name="Arguments">What it takes.</param>
/// <param name="OutputSchema">The JSON schema of the answer.</param>
/// <param name="To">Answers a question.</param>
internal sealed record AnswerKind(
    string Tool, string Verb, string Title, string Description, IReadOnlyList<Argument> Arguments, string OutputSchema, Func<Question, Answer> To)
{
    /// <summary>Success rates and latency.</summary>
    public static AnswerKind Stats { get; } = new(
        "get_stats", "stats", "Tool statistics",
        "Success rate with 95% interval, what changed, failures by stage and latency of past tool calls, per tool or group. Call it first, or before a long or risky plan.",
        [.. Answers.Arguments.Filters, Answers.Arguments.GroupBy, .. Answers.Arguments.Extent],
        """
        {"type":"object","required":["summary","calls","rows"],"properties":{"summary":{"type":"string"},"calls":{"type":"integer"},"health":{"type":"string"},"rows":{"type":"array","items":{"type":"object","required":["name","calls"],"properties":{"name":{"type":"string"},"calls":{"type":"integer"},"n":{"type":"integer"},"success":{"type":"number"},"interval":{"type":"array"},"estimate":{"type":"number"},"failed":{"type":"object"},"p50_ms":{"type":"integer"}}}},"next":{"type":"array"}}}
        """,
        StatsAnswer.To);

    /// <summary>Failures.</summary>
    public static AnswerKind Failures { get; } = new(
        "get_failures", "failures", "Tool failures",
        "What failed, the costliest first: kind, message, count, sessions, trend, and what fixed it. Call it after a failure, with that tool, to see if it is a known one.",
        [.. Answers.Arguments.Filters, FailuresAnswer.GroupBy, .. Answers.Arguments.Extent],
        """
        {"type":"object","required":["summary","failures","rows"],"properties":{"summary":{"type":"string"},"failures":{"type":"integer"},"rows":{"type":"array","items":{"type":"object","required":["count"],"properties":{"tool":{"type":"string"},"kind":{"type":"string"},"error":{"type":"string"},"id":{"type":"string"},"count":{"type":"integer"},"trend":{"type":"string"},"fix":{"type":"object"}}}},"next":{"type":"array"}}}
        """,
        FailuresAnswer.To);

    /// <summary>Chains, parallel calls and bottlenecks.</summary>
    public static AnswerKind Patterns { get; } = new(
        "get_patterns", "patterns", "Tool patterns",
        "Chains and loops of tools that beat chance, and what they change; what runs in parallel and could; latency bottlenecks. Call it to plan several steps.",
        [.. Answers.Arguments.Filters, .. Answers.Arguments.Extent],
        """
        {"type":"object","required":["summary","chains"],"properties":{"summary":{"type":"string"},"chains":{"type":"array","items":{"type":"object","required":["steps","count"],"properties":{"steps":{"type":"array"},"count":{"type":"integer"},"lift":{"type":"number"},"change":{"type":"object"}}}},"loops":{"type":"array"},"parallelism":{"type":"object"},"bottlenecks":{"type":"array"},"next":{"type":"array"}}}
        """,
        PatternsAnswer.To);

    /// <summary>Which tool next.</summary>
    public static AnswerKind Recommend { get; } = new(
        "recommend_tool", "recommend", "Tool recommendation",
        "Which tool is next best: estimated success, n, time, evidence, warnings. Call it before a risky call, with its target, or when unsure. Says so when data are few.",
        [Answers.Arguments.Task, Answers.Arguments.Target, Answers.Arguments.Candidates, Answers.Arguments.After, .. Answers.Arguments.Filters, .. Answers.Arguments.Extent],
        """
        {"type":"object","required":["summary","tools"],"properties":{"summary":{"type":"string"},"tools":{"type":"array","items":{"type":"object","required":["tool","estimate","n"],"properties":{"tool":{"type":"string"},"estimate":{"type":"number"},"interval":{"type":"array"},"n":{"type":"integer"},"basis":{"type":"string"}}}},"warnings":{"type":"array"},"not_enough_data":{"type":"array"},"next":{"type":"array"}}}
        """,
        RecommendAnswer.To);

    /// <summary>All of them, in the order they are listed.</summary>
    public static IReadOnlyList<AnswerKind> All { get; } = [Stats, Failures, Patterns, Recommend];
}
