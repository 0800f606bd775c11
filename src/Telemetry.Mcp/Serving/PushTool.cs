using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Serving;

/// <summary>The tool that sends lessons to memory: the only one that changes something, and that other programs take part in.</summary>
internal sealed class PushTool(Pushing pushing) : McpServerTool
{
    // Well below what clients wait for a tool.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public override Tool ProtocolTool { get; } = new()
    {
        Name = PushQuestion.Tool,
        Title = PushQuestion.Title,
        Description = PushQuestion.Description,
        InputSchema = ToolSchema.OfInput(PushQuestion.Arguments),
        OutputSchema = ToolSchema.Parse(PushQuestion.OutputSchema),
        // It adds to a memory, and the same lesson only once; the memory server may talk to others.
        Annotations = new ToolAnnotations { ReadOnlyHint = false, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = true },
    };

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            var question = new PushQuestion(ToolResults.ArgumentsOf(request));
            PushAnswer answer = await question.AskAsync(pushing, s_patience, cancellationToken).ConfigureAwait(false);
            return ToolResults.Of(AnswerJson.Fit(answer, question.IsDetailed));
        }
        catch (QuestionException e)
        {
            return ToolResults.Of(e);
        }
    }
}
