namespace Telemetry.Import;

/// <summary>The calls of one message of the assistant: it is written block by block, so how many there are is known only once the next one starts.</summary>
internal sealed class OpenMessage(string? id)
{
    /// <summary>The message's id.</summary>
    public string? Id { get; } = id;

    /// <summary>Its calls, in the assistant's order.</summary>
    public List<OpenCall> Calls { get; } = [];

    /// <summary>True once no further call can come.</summary>
    public bool IsClosed { get; set; }
}
