using System.Text;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

public sealed class TokenShapesTests
{
    private static readonly string[] s_lines = [.. TokenSamples.Lines()];

    [Fact]
    public void AtLeast150KindsAreKnown()
    {
        Assert.True(s_lines.Length >= 500, $"{s_lines.Length} formats");
        Assert.True(s_lines.Select(line => line.Split(' ')[4]).Distinct().Count() >= 300);
        Assert.Equal(s_lines.Length, s_lines.Distinct().Count());
    }

    [Fact]
    public void EveryLineIsReadAsItIsWritten()
    {
        foreach (string line in s_lines)
        {
            string[] words = line.Split(' ');
            byte[] bytes = Encoding.ASCII.GetBytes(line + "\nnext");
            TokenShape shape = TokenShape.Read(bytes);
            Assert.Equal(words[0].Length, shape.PrefixLength);
            Assert.Equal($"{words[1]} {words[2]}", $"{shape.Min} {shape.Max}");
            Assert.Equal(words[3], shape.Alphabet.ToString());
            Assert.Equal(words[4], TokenShape.KindOf(bytes));
            Assert.Equal(words.Length > 5 ? words[5] : "Random", shape.Proof.ToString());
            Assert.True(words[0].Length >= 2 && shape.Min <= shape.Max, line);
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", words[4]);
        }
    }

    [Fact]
    public void ATokenOfEveryFormatIsFoundWhole()
    {
        var missed = new List<string>();
        foreach (string line in s_lines)
        {
            string token = TokenSamples.Make(line, Number(line, 1), line.Length);
            foreach (string text in new[] { $"\"{token}\"", $"X={token} next", $"https://h.example/p?q={token}&r=1", $"key: {token}", token })
            {
                int start = text.IndexOf(token, StringComparison.Ordinal);
                int end = TokenShapes.Match(text, start, out string kind);
                // A longer format may share the text; the kind is of one that has this prefix.
                if (end != start + token.Length || kind.Length == 0)
                    missed.Add($"{line}: {end - start} of {token.Length} in {text}");
            }
        }

        Assert.Empty(missed);
    }

    [Fact]
    public void MostFormatsGiveTheirOwnKind()
    {
        int own = s_lines.Count(line =>
        {
            TokenShapes.Match($"{TokenSamples.Make(line, Number(line, 1), 5)} ", 0, out string kind);
            return kind == line.Split(' ')[4];
        });
        // The others share their prefix and length with a format of another vendor, which nothing in them tells apart.
        Assert.True(own >= s_lines.Length * 0.97, $"{own} of {s_lines.Length}");
    }

    [Fact]
    public void OneCharacterTooFewIsNoToken()
    {
        var found = new List<string>();
        foreach (string line in s_lines.Where(line => Number(line, 1) > 1))
        {
            string token = TokenSamples.Make(line, Number(line, 1) - 1, 7);
            int end = TokenShapes.Match($"{token} ", 0, out string kind);
            if (end >= 0 && kind == line.Split(' ')[4] && !s_lines.Any(other => other != line && Fits(other, token)))
                found.Add(line);
        }

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("ghp_ 36 255 Alnum github-token", 12)]
    [InlineData("glpat- 20 300 Dotted gitlab-token", 8)]
    [InlineData("dop_v1_ 64 64 Hex digitalocean-token", 20)]
    [InlineData("sk_live_ 24 255 Alnum stripe-key Prefix", 9)]
    public void WhatTheEndOfTheTextCutOffIsStillAToken(string line, int length)
    {
        Assert.Contains(line, s_lines);
        string text = $"token {TokenSamples.Make(line, length, 3)}";
        Assert.Equal(text.Length, TokenShapes.Match(text, 6, out string kind));
        Assert.Equal(line.Split(' ')[4], kind);
        Assert.Equal(-1, TokenShapes.Match(text + " more", 6, out _));
    }

    [Theory]
    [InlineData("sk-learn-something-long-and-even-longer-than-that")]
    [InlineData("sk-learn-pipeline-2024-01-15")]
    [InlineData("api_org_chart_component_test_of_some_length")]
    [InlineData("pk_customer_orders_2024_archive_table_name")]
    [InlineData("key-value-store-of-the-cluster-number-1234")]
    [InlineData("SKU0123456789")]
    [InlineData("ACCOUNT_SETTINGS_FOR_EVERY_MEMBER_2024_01")]
    [InlineData("secret_key_base_from_credentials_file")]
    [InlineData("hf_requiredCharacteristicTypesForDisplayMetadata")]
    [InlineData("app-component-library-version-12")]
    [InlineData("live_reload_enabled_in_development_mode")]
    [InlineData("v1.0-beta.3")]
    [InlineData("oy2-something")]
    [InlineData("eyJob.start")]
    [InlineData("s.AcceptanceTimeoutSeconds")]
    [InlineData("toolu_01A09q90qw90lq917835lq9")]
    [InlineData("msg_01XFDUDYJgAACzvnptvVoYEL")]
    [InlineData("req_011CSHoEeqs5C35K2UUqR7Fy")]
    [InlineData("AAAAB3NzaC1yc2EAAAADAQABAAABgQDexample")]
    [InlineData("123456789:hello")]
    [InlineData("8E8D5B6126DFD7E817B5797C1A237D3F.TryToBase64Chars")]
    [InlineData("1/2")]
    [InlineData("00000003-0000-0ff1-ce00-000000000000")]
    public void NamesAndWordsSurvive(string word)
    {
        foreach (string text in new[] { word, $"{word} and more", $"\"{word}\"" })
            Assert.Equal(text, Redacted(text));
    }

    [Theory]
    [InlineData("ghp_", 36)]
    [InlineData("glpat-", 20)]
    [InlineData("hvs.", 100)]
    [InlineData("npm_", 36)]
    public void APlaceholderSurvives(string prefix, int length)
    {
        Assert.Equal(-1, TokenShapes.Match(prefix + new string('x', length), 0, out _));
        Assert.Equal(-1, TokenShapes.Match(prefix + new string('X', length) + " ", 0, out _));
    }

    [Fact]
    public void HashesAndIdentifiersSurvive()
    {
        var random = new Random(11);
        for (int i = 0; i < 2000; i++)
        {
            byte[] bytes = new byte[64];
            random.NextBytes(bytes);
            foreach (string hash in new[] { Convert.ToHexStringLower(bytes[..20]), Convert.ToHexStringLower(bytes[..32]), Convert.ToHexStringLower(bytes), TokenSamples.Uuid(random) })
            {
                string text = $"commit {hash} sha256:{hash} sha512-{Convert.ToBase64String(bytes)} h1:{Convert.ToBase64String(bytes[..32])} /nix/store/{hash}-name";
                // Two hexadecimal digits may be 11, and a few more make 34: that is a Jenkins token, and none of these lengths.
                Assert.Equal(text, Redacted(text));
            }
        }
    }

    [Fact]
    public void NothingThrowsAndEveryFindingLiesInTheText()
    {
        var random = new Random(23);
        for (int i = 0; i < 20_000; i++)
        {
            string text = TokenSamples.Adversarial(random, s_lines);
            foreach (Finding finding in TokenScan.Find(text).Merged())
            {
                Assert.InRange(finding.Start, 0, text.Length - 1);
                Assert.InRange(finding.End, finding.Start + 1, text.Length);
                Assert.NotEmpty(finding.Kind);
            }
        }
    }

    private static string Redacted(string text) => TokenScan.Redact(text);

    private static int Number(string line, int word) => int.Parse(line.Split(' ')[word], System.Globalization.CultureInfo.InvariantCulture);

    private static bool Fits(string line, string token)
    {
        string[] words = line.Split(' ');
        int length = token.Length - words[0].Length;
        return token.StartsWith(words[0], StringComparison.Ordinal) && length >= Number(line, 1) && length <= Number(line, 2);
    }
}
