using System.Text;
using Telemetry.Records;

namespace Telemetry.Storage;

/// <summary>Which calls and subagents were forgotten: the client's transcripts still tell of them, and whoever reads those must not bring them back.</summary>
/// <remarks>A file beside the store, for its owner only, one id a line. Of a call without an id, as the original plugin wrote them, it holds the tool's name and the second. Nothing else of a call is in it.</remarks>
public sealed class ForgottenCalls
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Where the file is.</summary>
    public static string PathOf(string storePath) => storePath + ".forgotten";

    /// <summary>How a call without an id is remembered.</summary>
    public static string NameOf(string tool, long timestampMs) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{tool} {timestampMs / 1000}");

    /// <summary>Reads what was forgotten from a store; nothing where there is no file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ForgottenCalls Read(string storePath)
    {
        var forgotten = new ForgottenCalls();
        string path = PathOf(storePath);
        if (!File.Exists(path))
            return forgotten;
        foreach (string line in File.ReadLines(path))
            forgotten._ids.Add(line);
        return forgotten;
    }

    /// <summary>Writes ids down, on disk before this returns.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    public static void Add(string storePath, IReadOnlyCollection<string> ids)
    {
        if (ids.Count == 0)
            return;
        var text = new StringBuilder();
        foreach (string id in ids)
            text.Append(id.ReplaceLineEndings(" ")).Append('\n');
        DurableLines.Append(PathOf(storePath), text.ToString());
    }

    /// <summary>True where a call or subagent of this id was forgotten.</summary>
    public bool Holds(string? id) => id is not null && _ids.Contains(id);

    /// <summary>True where this call was forgotten: by its id, or as one of its tool that ended in the same second, give or take one.</summary>
    public bool Holds(ToolCall call)
    {
        if (_ids.Count == 0)
            return false;
        if (Holds(call.ToolUseId))
            return true;
        for (int second = -1; second <= 1; second++)
        {
            if (_ids.Contains(NameOf(call.ToolName, call.TimestampMs + second * 1000)))
                return true;
        }

        return false;
    }
}
