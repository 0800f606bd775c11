using Telemetry.Capture;

namespace Telemetry.Import;

/// <summary>One block of a message's content, as far as calls need it.</summary>
/// <param name="Type">What it is: <c>tool_use</c>, <c>tool_result</c>, or something else.</param>
/// <param name="Id">The call's id.</param>
/// <param name="Name">The tool's name, of a call.</param>
/// <param name="Input">The parameters, of a call.</param>
/// <param name="IsError">True for a result that is a failure.</param>
/// <param name="Content">What the model read, of a result.</param>
internal readonly record struct ToolUseBlock(
    ReadOnlyMemory<byte> Type, ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Input, bool IsError, ReadOnlyMemory<byte> Content)
{
    /// <summary>Reads a block; any other value gives an empty one.</summary>
    public static ToolUseBlock Read(ReadOnlyMemory<byte> json)
    {
        var block = default(ToolUseBlock);
        if (json.Span is not [(byte)'{', ..])
            return block;
        JsonWalk.Fields(json.Span, (name, range) =>
        {
            ReadOnlyMemory<byte> value = json[range];
            if (name.SequenceEqual("type"u8)) block = block with { Type = value };
            else if (name.SequenceEqual("id"u8) || name.SequenceEqual("tool_use_id"u8)) block = block with { Id = value };
            else if (name.SequenceEqual("name"u8)) block = block with { Name = value };
            else if (name.SequenceEqual("input"u8)) block = block with { Input = value };
            else if (name.SequenceEqual("is_error"u8)) block = block with { IsError = value.Span.SequenceEqual("true"u8) };
            else if (name.SequenceEqual("content"u8)) block = block with { Content = value };
        });
        return block;
    }
}
