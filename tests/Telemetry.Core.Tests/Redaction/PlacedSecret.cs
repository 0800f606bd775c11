using System.Text;
using System.Text.RegularExpressions;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Puts made-up secrets where a sample has a placeholder, and tells whether a redaction took them and nothing else.</summary>
internal static partial class PlacedSecret
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ", Digits = "23456789", Hex = "0123456789abcdef";

    private static readonly Dictionary<char, Func<Random, string>> s_makers = new()
    {
        ['§'] = random => Mixed(random, 12), // what a person or a generator of passwords chooses
        ['¶'] = random => Mixed(random, 40), // an opaque token
        ['†'] = random => "gh" + "p_" + Mixed(random, 36),
        ['‡'] = Jwt,
        ['‖'] = random => "AK" + "IA" + Mixed(random, 16).ToUpperInvariant(),
        ['№'] = random => random.Next(100_000, 1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ['¤'] = random => Of(Hex, 64, random),
        ['◆'] = random => Convert.ToBase64String(Encoding.UTF8.GetBytes($"password={Mixed(random, 14)}")),
        ['●'] = random => Convert.ToBase64String(Bytes(random, 32)),
        ['⟦'] = Pem,
    };

    /// <summary>The sample with secrets in it.</summary>
    public static string Fill(string sample, int seed, ICollection<string> secrets)
    {
        var random = new Random(seed);
        var result = new StringBuilder();
        foreach (char c in sample)
        {
            if (!s_makers.TryGetValue(c, out Func<Random, string>? make))
            {
                result.Append(c == '⏎' ? '\n' : c);
                continue;
            }

            string secret = make(random);
            secrets.Add(secret);
            result.Append(secret);
        }

        return result.ToString();
    }

    /// <summary>The sample as a perfect redaction leaves it, every marker written as §.</summary>
    public static string Emptied(string sample) => string.Concat(sample.Select(c => s_makers.ContainsKey(c) ? '§' : c == '⏎' ? '\n' : c));

    /// <summary>A redacted text, every marker written as §.</summary>
    public static string Unmarked(string redacted) => MarkerPattern().Replace(redacted, "§");

    /// <summary>The pieces of a secret of which none may be left anywhere; of a key in its armour those of its lines.</summary>
    public static IEnumerable<string> Pieces(string secret) =>
        secret.Split('\n').Where(line => line[0] != '-').SelectMany(line => line.Length <= 8 ? [line] : Enumerable.Range(0, line.Length - 7).Select(i => line.Substring(i, 8)));

    /// <summary>Letters in both cases and digits, mixed.</summary>
    public static string Mixed(Random random, int length)
    {
        var result = new char[length];
        for (int i = 0; i < length; i++)
            result[i] = i % 3 == 1 || (i > 3 && random.Next(5) == 0) ? Digits[random.Next(Digits.Length)] : Letters[random.Next(Letters.Length)];
        return new string(result);
    }

    /// <summary>A private key in its armour.</summary>
    public static string Pem(Random random)
    {
        string body = string.Join("\n", Enumerable.Range(0, 4).Select(_ => Convert.ToBase64String(Bytes(random, 48))));
        return "-----BEGIN RSA PRIV" + "ATE KEY-----\n" + body + "\n-----END RSA PRIV" + "ATE KEY-----";
    }

    private static string Jwt(Random random) => "ey" + "J" + "hbGciOiJIUzI1NiJ9" + "." + "ey" + "J" + Base64Url(random, 40) + "." + Base64Url(random, 32);

    private static string Base64Url(Random random, int length) => Convert.ToBase64String(Bytes(random, length)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Of(string alphabet, int length, Random random) => string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));

    [GeneratedRegex(@"\[REDACTED:[a-z0-9-]+\]")]
    private static partial Regex MarkerPattern();
}
