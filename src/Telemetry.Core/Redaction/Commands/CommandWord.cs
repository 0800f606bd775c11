namespace Telemetry.Redaction;

/// <summary>One word of a shell command: where its content starts and ends (without the quotes around the whole of it), where the word itself starts and ends.</summary>
/// <param name="Start">Start of the content.</param>
/// <param name="End">End of the content, exclusive.</param>
/// <param name="RawStart">Start of the word, quotes included.</param>
/// <param name="RawEnd">End of the word, quotes included, exclusive.</param>
internal readonly record struct CommandWord(int Start, int End, int RawStart, int RawEnd)
{
    /// <summary>Whether the whole word stands in quotes.</summary>
    public bool IsQuoted => Start != RawStart;
}
