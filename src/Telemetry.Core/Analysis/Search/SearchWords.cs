using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Takes a text apart into the words that it is found by, as numbers: lower case, without a plural's s, names in their parts.</summary>
/// <remarks>Works on UTF-8 as it stands in JSON: what follows a backslash is an escape, and belongs to no word.</remarks>
internal static class SearchWords
{
    private const int MinBytes = 2, MaxBytes = 32;

    /// <summary>Adds the words of a text, in their order.</summary>
    public static void Read(ReadOnlySpan<byte> text, List<uint> words)
    {
        Span<byte> word = stackalloc byte[MaxBytes];
        int length = 0;
        bool isLower = false;
        for (int i = 0; i < text.Length; i++)
        {
            byte b = text[i];
            bool isUpper = b is >= (byte)'A' and <= (byte)'Z';
            bool isPart = isUpper || b is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or >= 0x80;
            // A capital after a small letter starts the next part of a name.
            if (!isPart || (isUpper && isLower))
            {
                Add(word[..length], words);
                length = 0;
            }

            if (isPart && length < MaxBytes)
                word[length++] = isUpper ? (byte)(b | 0x20) : b;
            if (b == '\\')
                i++;
            isLower = isPart && !isUpper;
        }

        Add(word[..length], words);
    }

    private static void Add(ReadOnlySpan<byte> word, List<uint> words)
    {
        if (word.Length > 3 && word[^1] == 's' && word[^2] != 's')
            word = word[..^1];
        if (word.Length >= MinBytes)
            words.Add((uint)(ByteHash.Of(word) >> 32));
    }
}
