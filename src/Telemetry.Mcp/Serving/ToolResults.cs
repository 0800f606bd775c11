using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Serving;

/// <summary>What tools are given, and give back.</summary>
internal static class ToolResults
{
    private static readonly Dictionary<string, JsonElement> s_noArguments = [];

    /// <summary>The arguments of a call.</summary>
    public static IReadOnlyDictionary<string, JsonElement> ArgumentsOf(RequestContext<CallToolRequestParams> request) =>
        request.Params?.Arguments is { } given ? given.ToDictionary() : s_noArguments;

    /// <summary>An answer, as structure and as text.</summary>
    public static CallToolResult Of(JsonElement answer) => new() { StructuredContent = answer, Content = [new TextContentBlock { Text = answer.GetRawText() }] };

    /// <summary>A refusal: a result, not an exception, so that its text reaches the model as it is, and nothing is logged for what the model can mend.</summary>
    public static CallToolResult Of(QuestionException refusal) => new() { IsError = true, Content = [new TextContentBlock { Text = refusal.Message }] };
}
