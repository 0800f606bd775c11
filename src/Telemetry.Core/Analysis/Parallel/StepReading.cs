using System.Text.Json;
using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Which calls only read, and what they name beyond what the index knows. Texts are read from the store only where the answer hangs on them, and once.</summary>
internal sealed class StepReading(CallIndex index)
{
    // Parameters that are names of ways, not of things.
    private static readonly string[] s_ways = ["output_mode", "type", "description"];

    // What the index holds a hash of.
    private static readonly string[] s_indexed = ["file_path", "notebook_path", "url", "path", "pattern", "query"];

    private readonly Dictionary<int, CommandTokens?> _commands = [];
    private readonly Dictionary<int, bool> _namesNothingElse = [];
    private readonly List<bool> _families = [];
    private StoredText? _text;

    /// <summary>Forgets what was read: the store is another one, or calls have other lines.</summary>
    public void Clear()
    {
        _commands.Clear();
        _families.Clear();
        _namesNothingElse.Clear();
    }

    /// <summary>Closes the store; the next call that needs it opens it again.</summary>
    public void Close()
    {
        _text?.Dispose();
        _text = null;
    }

    /// <summary>True where a call may be one that only reads, by its tool or its command's program alone.</summary>
    public bool MayOnlyRead(in CallRow row) => index.OnlyReads(row.Tool) || (row.Command != 0 && MayOnlyRead(row.Command));

    /// <summary>True where a call surely only reads.</summary>
    public bool OnlyReads(int number)
    {
        ref readonly CallRow row = ref index.Rows[number];
        return index.OnlyReads(row.Tool) || (row.Command != 0 && MayOnlyRead(row.Command) && CommandOf(number) is not null);
    }

    /// <summary>What a shell command that only reads names; null where it may do more.</summary>
    public CommandTokens? CommandOf(int number)
    {
        if (_commands.TryGetValue(number, out CommandTokens? tokens))
            return tokens;
        ref readonly CallRow row = ref index.Rows[number];
        if ((_text ??= index.OpenText())?.ParameterOf(row, "command") is string command && ReadOnlyCommand.Of(command) is ReadOnlyCommand read)
            tokens = CommandTokens.Of(read, index.Projects[row.Project].TrimEnd('/'));
        return _commands[number] = tokens;
    }

    /// <summary>True where a call looks for a text, which is then its name in the index.</summary>
    public bool IsSearch(in CallRow row) => index.Tools[row.Tool] is "Grep" or "Glob";

    /// <summary>True where a call of a tool that only reads names nothing, beyond its target and what it looks for.</summary>
    /// <param name="number">The row.</param>
    public bool NamesNothingElse(int number)
    {
        // It takes no more than a path and a part of it.
        if (index.Tools[index.Rows[number].Tool] == "Read")
            return true;
        if (!_namesNothingElse.TryGetValue(number, out bool namesNothing))
            _namesNothingElse[number] = namesNothing = Parameters(index.Rows[number]) is { IsEmpty: false } json && NamesNothingElse(json);
        return namesNothing;
    }

    private static bool NamesNothingElse(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    return false;
                if (reader.TokenType == JsonTokenType.String && !s_indexed.Contains(name) && !s_ways.Contains(name) && !ReadOnlyProgram.IsAnyName(reader.GetString()))
                    return false;
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private ReadOnlySpan<byte> Parameters(in CallRow row) => (_text ??= index.OpenText()) is StoredText text ? text.Parameters(row) : default;

    /// <summary>True where commands of a family may only read, by its program alone.</summary>
    public bool MayOnlyRead(int family)
    {
        for (int next = _families.Count; next <= family; next++)
            _families.Add(ReadOnlyFamily.Has(index.Commands[next]));
        return _families[family];
    }
}
