using System.Text;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Makes values that look like tokens, from the formats themselves and a seeded generator, so that no token stands in a file.</summary>
internal static class TokenSamples
{
    private static readonly string[] s_noTrailing = ["-", "_", ".", ",", ":", "=", "/", "+", "~", "%", "$"];

    /// <summary>Every line of every field.</summary>
    public static IEnumerable<string> Lines()
    {
        for (int field = 0; TokenShapeTable.Lines(field).Length > 0; field++)
        {
            foreach (string line in Encoding.ASCII.GetString(TokenShapeTable.Lines(field)).Split('\n'))
                yield return line;
        }
    }

    /// <summary>A token of this format with a body of the given length.</summary>
    public static string Make(string line, int length, int seed)
    {
        TokenShape shape = TokenShape.Read(Encoding.ASCII.GetBytes(line));
        return line[..shape.PrefixLength] + Body(shape.Alphabet, length, new Random(seed));
    }

    /// <summary>Random characters of the alphabet: letters at both ends, capitals, small letters and digits between.</summary>
    public static string Body(TokenAlphabet alphabet, int length, Random random)
    {
        if (alphabet == TokenAlphabet.Uuid)
            return Uuid(random)[..Math.Min(36, length)];
        string characters = TokenAlphabets.Characters(alphabet);
        string inner = new([.. characters.Where(char.IsAsciiLetterOrDigit)]);
        var body = new char[length];
        for (int i = 0; i < length; i++)
            body[i] = (i % 3) switch { 0 => Pick(inner, char.IsAsciiDigit, random), 1 => Pick(inner, char.IsAsciiLetterUpper, random), _ => Pick(inner, char.IsAsciiLetterLower, random) };
        return new string(body);
    }

    /// <summary>A UUID with letters in it.</summary>
    public static string Uuid(Random random)
    {
        string hex = Body(TokenAlphabet.Hex, 32, random).ToLowerInvariant();
        return $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }

    /// <summary>A text of the kind that breaks matchers: pieces of formats, marks and noise, cut anywhere.</summary>
    public static string Adversarial(Random random, string[] lines)
    {
        var text = new StringBuilder();
        for (int pieces = random.Next(1, 12); pieces > 0; pieces--)
        {
            string line = lines[random.Next(lines.Length)];
            text.Append(random.Next(6) switch
            {
                0 => line.Split(' ')[0],
                1 => Make(line, random.Next(80), random.Next()),
                2 => s_noTrailing[random.Next(s_noTrailing.Length)],
                3 => (char)random.Next(1, 0xFFFF),
                4 => "://hooks.slack.com/services/",
                _ => Body(TokenAlphabet.Any, random.Next(100), random),
            });
        }

        return text.ToString()[..random.Next(text.Length + 1)];
    }

    private static char Pick(string characters, Func<char, bool> wanted, Random random)
    {
        string some = new([.. characters.Where(wanted)]);
        some = some.Length == 0 ? characters : some;
        return some[random.Next(some.Length)];
    }
}
