using System.Globalization;
using System.Text;
using System.Text.Json;
using Telemetry.Records;

namespace Telemetry.Mcp.Answers;

/// <summary>Where an answer goes on: how many rows were told, and a mark of the question, so that another question's cursor is not taken for its own.</summary>
/// <param name="Offset">How many rows come before.</param>
/// <param name="Mark">The question's mark.</param>
internal readonly record struct Cursor(int Offset, string Mark)
{
    // What only says how much is told may change from one answer to the next.
    private static readonly string[] s_extent = [.. Arguments.Extent.Select(argument => argument.Name)];

    /// <summary>Where a question goes on, or starts.</summary>
    /// <exception cref="QuestionException">The cursor is another question's, or none at all.</exception>
    public static Cursor Of(string question, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        string mark = MarkOf(question, arguments);
        if (!arguments.TryGetValue(Arguments.Cursor.Name, out JsonElement given) || given.GetString() is not { Length: > 0 } text)
            return new Cursor(0, mark);
        int dot = text.IndexOf('.');
        if (dot > 0 && text.AsSpan(dot + 1).SequenceEqual(mark) && int.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out int offset))
            return new Cursor(offset, mark);
        throw new QuestionException(
            $"{question}: cursor \"{Quoted.Text(text, 40)}\" does not belong to this question. Send the cursor of its last answer with the same arguments, or leave cursor out to start anew.");
    }

    /// <summary>The cursor behind so many rows more.</summary>
    public string After(int rows) => string.Create(CultureInfo.InvariantCulture, $"{Offset + rows}.{Mark}");

    private static string MarkOf(string question, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var text = new StringBuilder(question);
        foreach (var (name, value) in arguments.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // An empty text asks for nothing.
            if (!s_extent.Contains(name) && !(value.ValueKind == JsonValueKind.String && value.GetString() == ""))
                text.Append('\n').Append(name).Append('=').Append(JsonSerializer.Serialize(value, AnswerJson.Default.JsonElement));
        }

        return ((uint)(ByteHash.Of(Encoding.UTF8.GetBytes(text.ToString())) >> 32)).ToString("x8", CultureInfo.InvariantCulture);
    }
}
