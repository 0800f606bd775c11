using System.Buffers.Text;
using System.Text.Json;

namespace Telemetry.Capture;

/// <summary>What the answers of some tools tell about how a successful call went: shells, searches and fetches.</summary>
/// <remarks>Read from the structured object of the call's own event or of a transcript; where there is only the text that the assistant saw, from that.</remarks>
internal sealed class ToolAnswer
{
    private const int MaxBlockBytes = 256 * 1024;

    private readonly ReadOnlyMemory<byte> _response;
    private ReadOnlyMemory<byte> _stdout, _stderr, _content;
    private bool _isUnfinished;

    private ToolAnswer(ReadOnlyMemory<byte> response) => _response = response;

    /// <summary>
    /// A shell's exit code: 0, or 1 where the client took it for an answer. The client fails every other call, which is why it is known.
    /// Null where the command went to the background, was stopped, or has no structured answer.
    /// </summary>
    public int? ExitCode => _stdout.IsEmpty || _isUnfinished ? null : ExitMeaning is null ? 0 : 1;

    /// <summary>What the client says that exit code 1 means.</summary>
    public string? ExitMeaning { get; private set; }

    /// <summary>How many matches a search counted; null where it does not say.</summary>
    public long? Matches { get; private set; }

    /// <summary>The status of an HTTP answer.</summary>
    public long? HttpStatus { get; private set; }

    /// <summary>True where the command still runs or was stopped, so that what it printed is not its last word.</summary>
    public bool IsUnfinished => _isUnfinished;

    /// <summary>Reads the answer of a successful shell, search or fetch; null for any other call, whose answers are not looked at.</summary>
    public static ToolAnswer? Of(CapturedCall call)
    {
        if (call.IsFailure || call.Response.IsEmpty || !(IsShell(call.ToolName) || IsSearch(call.ToolName) || call.ToolName is "WebFetch"))
            return null;
        var answer = new ToolAnswer(call.Response) { _isUnfinished = call.IsBackground || call.IsInterrupted };
        answer.ReadFields();
        // A search in content mode counts no files; its text then is the answer.
        if (answer.Matches == 0 && answer._content.Length > 2)
            answer.Matches = null;
        return answer;
    }

    /// <summary>True for the tools that run a shell command.</summary>
    public static bool IsShell(string toolName) => toolName is "Bash" or "PowerShell";

    /// <summary>True for the tools that search files.</summary>
    public static bool IsSearch(string toolName) => toolName is "Grep" or "Glob";

    /// <summary>What a shell printed or a search found, as text: all of it, or both its ends.</summary>
    public string Text()
    {
        if (!_stdout.IsEmpty || !_stderr.IsEmpty)
            return $"{TextEnds.Of(_stdout.Span)}\n{TextEnds.Of(_stderr.Span)}";
        if (!_content.IsEmpty)
            return TextEnds.Of(_content.Span);
        return _response.Span is [(byte)'[', ..] ? BlockText() : TextEnds.Of(_response.Span);
    }

    // An answer that cannot be read says nothing; its call is still worth a line.
    private string BlockText()
    {
        try
        {
            return _response.Length <= MaxBlockBytes ? ToolResponse.TextOf(_response.Span) : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private void ReadFields()
    {
        if (_response.Span is not [(byte)'{', ..])
            return;
        try
        {
            JsonWalk.Fields(_response.Span, ReadField);
        }
        catch (JsonException)
        {
            // What was read up to there is true all the same.
        }
    }

    private void ReadField(ReadOnlySpan<byte> name, Range range)
    {
        ReadOnlyMemory<byte> value = _response[range];
        if (name.SequenceEqual("stdout"u8)) _stdout = value;
        else if (name.SequenceEqual("stderr"u8)) _stderr = value;
        else if (name.SequenceEqual("content"u8)) _content = value;
        else if (name.SequenceEqual("interrupted"u8)) _isUnfinished |= value.Span.SequenceEqual("true"u8);
        else if (name.SequenceEqual("backgroundTaskId"u8)) _isUnfinished |= value.Span is [(byte)'"', ..] and not [_, (byte)'"'];
        else if (name.SequenceEqual("timedOutAfterMs"u8)) _isUnfinished |= Number(value.Span) is not null;
        else if (name.SequenceEqual("returnCodeInterpretation"u8)) ExitMeaning = TextEnds.Of(value.Span) is { Length: > 0 } meaning ? meaning : null;
        else if (name.SequenceEqual("code"u8)) HttpStatus = Number(value.Span);
        else if (name.SequenceEqual("numFiles"u8) || name.SequenceEqual("numMatches"u8) || name.SequenceEqual("numLines"u8)) Matches = Math.Max(Matches ?? 0, Number(value.Span) ?? 0);
        else if (name.SequenceEqual("filenames"u8)) Matches = Math.Max(Matches ?? 0, IsEmptyArray(value.Span) ? 0 : 1);
    }

    private static bool IsEmptyArray(ReadOnlySpan<byte> json) => json.Length < 2 || json[1..].TrimStart(" \t\r\n"u8) is [(byte)']', ..];

    private static long? Number(ReadOnlySpan<byte> json) => Utf8Parser.TryParse(json, out long number, out int used) && used == json.Length ? number : null;
}
