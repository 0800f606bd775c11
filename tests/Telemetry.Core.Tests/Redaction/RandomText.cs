namespace Telemetry.Core.Tests.Redaction;

/// <summary>Texts that chance makes, the same ones each time.</summary>
internal static class RandomText
{
    /// <summary>Letters, digits and what else words consist of; letters with accents at the end.</summary>
    public const string Words = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.\u00C0\u00E9\u00F1\u00FF";

    /// <summary>The same in ASCII.</summary>
    public const string AsciiWords = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";

    /// <summary>So many characters of a set.</summary>
    public static string Of(Random random, string characters, int length) => string.Create(length, (random, characters), static (text, from) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = from.characters[from.random.Next(from.characters.Length)];
    });

    /// <summary>One of some texts.</summary>
    public static string OneOf(Random random, IReadOnlyList<string> texts) => texts[random.Next(texts.Count)];
}
