using System.Text;
using System.Text.Json;
using Telemetry.Capture;

namespace Telemetry.Redaction;

/// <summary>A command that is given as an array, <c>["redis-cli", "-a", "…"]</c>, or beside its program, <c>{"command": "docker", "args": ["login", "-p", "…"]}</c>.</summary>
/// <remarks>No item tells by itself what it is, so all of them are read as the one command that they are.</remarks>
internal static class ArgumentList
{
    private const int MaxItems = 64, MaxBytes = 2048, MaxProgram = 100;

    /// <summary>Whether a member of this name holds a program.</summary>
    public static bool IsProgramName(string name) => name is "command" or "cmd" or "program" or "executable" or "binary" or "bin";

    /// <summary>Whether a member of this name holds the arguments of the program beside it.</summary>
    public static bool IsName(string name) => name is "args" or "arguments" or "argv" or "parameters";

    /// <summary>The items that hold a secret, without it; null for all others, or for an array that is no command.</summary>
    /// <param name="reader">Stands at the array's start; the caller's own stays there.</param>
    /// <param name="program">The program beside the array, if there is one.</param>
    public static string?[]? Redact(Utf8JsonReader reader, string? program)
    {
        if (program is not null && !IsProgram(program))
            return null;
        var items = new List<string>();
        var command = new StringBuilder(program);
        int bytes = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            bytes += reader.ValueSpan.Length;
            if (items.Count == MaxItems || bytes > MaxBytes)
                return null;
            string item = JsonText.Of(ref reader);
            if (items.Count == 0 && program is null && !IsProgram(item))
                return null;
            items.Add(item);
            if (command.Length > 0)
                command.Append(' ');
            command.Append(Quoted(item));
        }

        return reader.TokenType == JsonTokenType.EndArray && items.Count > 0 ? WithoutSecrets(command.ToString(), items, program) : null;
    }

    private static bool IsProgram(string word) => word.Length is > 1 and <= MaxProgram && CommandIndex.FormsOf(CommandSecrets.BaseName(word)) is not null;

    private static string Quoted(string item)
    {
        bool isPlain = item.Length > 0;
        foreach (char c in item)
            isPlain &= c < 128 && (CharClass.IsInRun(c) || c is ':' or '@' or '%' or ',');
        // A shell knows no escape between single quotes; what stands for one is as long.
        return isPlain ? item : $"'{item.Replace('\'', '’')}'";
    }

    private static string?[]? WithoutSecrets(string command, List<string> items, string? program)
    {
        IReadOnlyList<Finding> findings = Marker.KeepApart(command, TextScan.Of(command));
        if (findings.Count == 0)
            return null;
        var redacted = new string?[items.Count];
        int start = program is null ? 0 : program.Length + 1;
        for (int i = 0; i < items.Count; i++)
        {
            int quotes = Quoted(items[i]).Length - items[i].Length, from = start + quotes / 2, to = from + items[i].Length;
            redacted[i] = Without(items[i], from, to, findings);
            start += items[i].Length + quotes + 1;
        }

        return redacted;
    }

    private static string? Without(string item, int from, int to, IReadOnlyList<Finding> findings)
    {
        string? result = null;
        // From the end, so that what stands before keeps its place.
        for (int i = findings.Count - 1; i >= 0; i--)
        {
            int start = Math.Max(findings[i].Start, from) - from, end = Math.Min(findings[i].End, to) - from;
            if (start < end)
                result = string.Concat((result ?? item).AsSpan(0, start), Marker.Of(findings[i].Kind), (result ?? item).AsSpan(end));
        }

        return result;
    }
}
