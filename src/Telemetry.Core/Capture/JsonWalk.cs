using System.Text.Json;

namespace Telemetry.Capture;

/// <summary>Walks JSON by its structure alone: finds where values end without looking into them.</summary>
/// <remarks>
/// An event can hold a file twice, and the general parser validates every character of it from the first escape on. Here only quotes, backslashes
/// and brackets are looked at; whoever reads a value has the parser check it.
/// </remarks>
public static class JsonWalk
{
    /// <summary>Takes one field of an object.</summary>
    /// <param name="name">Its name, as written.</param>
    /// <param name="value">Where its value stands in the JSON that is walked.</param>
    public delegate void FieldVisitor(ReadOnlySpan<byte> name, Range value);

    /// <summary>Walks the fields of the object that the JSON starts with. What follows the object is not looked at.</summary>
    /// <exception cref="JsonException">It is no object, or is not whole.</exception>
    public static void Fields(ReadOnlySpan<byte> json, FieldVisitor visit)
    {
        int i = SkipBlanks(json, 0);
        if (!Is(json, i, '{'))
            throw new JsonException("not a JSON object");
        i = SkipBlanks(json, i + 1);
        if (Is(json, i, '}'))
            return;
        while (true)
        {
            if (!Is(json, i, '"'))
                throw new JsonException("a name is missing");
            int nameStart = i + 1, nameEnd = EndOfString(json, nameStart);
            i = SkipBlanks(json, nameEnd + 1);
            if (!Is(json, i, ':'))
                throw new JsonException("a value is missing");
            int start = SkipBlanks(json, i + 1), end = EndOfValue(json, start);
            visit(json[nameStart..nameEnd], start..end);
            i = SkipBlanks(json, end);
            if (Is(json, i, '}'))
                return;
            if (!Is(json, i, ','))
                throw new JsonException("the object is not whole");
            i = SkipBlanks(json, i + 1);
        }
    }

    /// <summary>Where each element of an array stands; empty for any other value.</summary>
    /// <exception cref="JsonException">The array is not whole.</exception>
    public static List<Range> Elements(ReadOnlySpan<byte> json)
    {
        var elements = new List<Range>();
        int i = SkipBlanks(json, 0);
        if (!Is(json, i, '['))
            return elements;
        i = SkipBlanks(json, i + 1);
        while (!Is(json, i, ']'))
        {
            int end = EndOfValue(json, i);
            elements.Add(i..end);
            i = SkipBlanks(json, end);
            if (Is(json, i, ','))
                i = SkipBlanks(json, i + 1);
            else if (!Is(json, i, ']'))
                throw new JsonException("the array is not whole");
        }

        return elements;
    }

    /// <summary>True where the JSON starts with a whole object or array, as far as its structure tells.</summary>
    public static bool StartsWithWholeValue(ReadOnlySpan<byte> json)
    {
        int start = SkipBlanks(json, 0);
        if (!Is(json, start, '{') && !Is(json, start, '['))
            return false;
        try
        {
            EndOfValue(json, start);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Where the closing quote of a string is.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="i">What follows the opening quote.</param>
    /// <exception cref="JsonException">There is none.</exception>
    public static int EndOfString(ReadOnlySpan<byte> json, int i)
    {
        while (i < json.Length)
        {
            int found = json[i..].IndexOfAny((byte)'"', (byte)'\\');
            if (found < 0)
                break;
            i += found;
            if (json[i] == '"')
                return i;
            i += 2;
        }

        throw new JsonException("a string is not whole");
    }

    private static int EndOfValue(ReadOnlySpan<byte> json, int i)
    {
        int depth = 0;
        for (; i < json.Length; i++)
        {
            switch (json[i])
            {
                case (byte)'"':
                    i = EndOfString(json, i + 1);
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    continue;
                case (byte)'}' or (byte)']' when --depth > 0:
                    continue;
                case (byte)'}' or (byte)']':
                    break;
                default:
                    if (depth > 0)
                        continue;
                    return EndOfLiteral(json, i);
            }

            if (depth <= 0)
                return i + 1;
        }

        throw new JsonException("a value is not whole");
    }

    private static int EndOfLiteral(ReadOnlySpan<byte> json, int i)
    {
        int end = i;
        while (end < json.Length && (char.IsAsciiLetterOrDigit((char)json[end]) || json[end] is (byte)'-' or (byte)'+' or (byte)'.'))
            end++;
        return end > i ? end : throw new JsonException("a value is missing");
    }

    private static int SkipBlanks(ReadOnlySpan<byte> json, int i)
    {
        while (i < json.Length && json[i] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            i++;
        return i;
    }

    private static bool Is(ReadOnlySpan<byte> json, int i, char c) => (uint)i < (uint)json.Length && json[i] == c;
}
