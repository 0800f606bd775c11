using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Tokens that are known by something other than how they start, and URLs that are secrets.</summary>
public sealed class MarkedTokensTests
{
    private static readonly Random s_random = new(5);

    [Theory]
    [InlineData("{A24}.{A6}.{A38}", "discord-token", 'M')]
    [InlineData("{A14}.atlasv1.{U64}", "terraform-token", 'a')]
    [InlineData("{H32}-us12", "mailchimp-key", 'a')]
    [InlineData("{H32}-{H8}-{H8}", "mailgun-signing-key", 'a')]
    [InlineData("{A6}_{A29}_mmk", "maxmind-key", 'a')]
    [InlineData("pat{A14}.{H64}", "airtable-token", 'p')]
    [InlineData("{A3}8Q~{A34}", "azure-client-secret", 'a')]
    [InlineData("{A76}+ASt{A5}Q==", "azure-storage-key", 'a')]
    [InlineData("{A76}ACDb{A5}A==", "azure-cosmos-key", 'a')]
    [InlineData("{A33}+ASbC{A5}=", "azure-service-bus-key", 'a')]
    [InlineData("{A33}AIoTC{A5}=", "azure-iot-key", 'a')]
    [InlineData("{A42}AzSeC{A5}", "azure-search-key", 'a')]
    [InlineData("{A44}AzFu{A5}Q==", "azure-function-key", 'a')]
    [InlineData("{A52}JQQJ99C{A25}", "azure-key", 'a')]
    [InlineData("{H36}NRAL", "newrelic-key", 'a')]
    [InlineData("{A10}msh{A22}jsn{A12}", "rapidapi-key", 'a')]
    public void AMarkInsideTellsTheToken(string pattern, string kind, char first)
    {
        string token = first + Fill(pattern)[1..];
        foreach (string text in new[] { token, $"\"{token}\"", $"X={token}; next", $"(at {token})" })
        {
            Assert.Equal(text.Replace(token, $"[REDACTED:{kind}]", StringComparison.Ordinal), TokenScan.Redact(text));
        }
    }

    [Theory]
    [InlineData("1{D8}:AA{A33}", "telegram-token")]
    [InlineData("1{D14}|{A27}", "facebook-token")]
    [InlineData("1{D17}-{A40}", "twitter-token")]
    [InlineData("1/1{D15}:{H32}", "asana-token")]
    [InlineData("00D{A12}!{A60}", "salesforce-token")]
    [InlineData("AAAA{A7}:APA91b{A134}", "firebase-server-key")]
    [InlineData("0.{G}.{A30}:{A22}", "bitwarden-token")]
    public void ASignBetweenTwoHalvesTellsTheToken(string pattern, string kind)
    {
        string token = Fill(pattern);
        Assert.Equal($"t=[REDACTED:{kind}] x", TokenScan.Redact($"t={token} x"));
    }

    [Theory]
    [InlineData("{J}.{J}.{U43}")]
    [InlineData("{J}.{J}")]
    [InlineData("{J}.{J}.")]
    [InlineData("{J}..{U16}.{U80}.{U22}")]
    [InlineData("{J}.{U80}.{U16}.{U80}.{U22}")]
    [InlineData("{J}.{U80}.{U43}")]
    public void AJsonWebTokenIsFoundWithAllItsParts(string pattern)
    {
        string token = Fill(pattern);
        Assert.Equal("Bearer [REDACTED:jwt]\"", TokenScan.Redact($"Bearer {token}\""));
    }

    [Fact]
    public void AJsonWebTokenThatWasCutIsOneFromItsSecondPartOn()
    {
        string token = Fill("{J}.{J}");
        string header = token[..token.IndexOf('.', StringComparison.Ordinal)];
        Assert.Equal(header, TokenScan.Redact(header));
        Assert.Equal("[REDACTED:jwt]", TokenScan.Redact(token[..(header.Length + 5)]));
    }

    [Theory]
    [InlineData("https://hooks.slack.com/services/", "T{A8}/B{A8}/{A24}", "slack-webhook", "")]
    [InlineData("https://discord.com/api/webhooks/123456789012345678/", "{U68}", "discord-webhook", "")]
    [InlineData("https://discord.com/api/v10/webhooks/123456789012345678/", "{U68}", "discord-webhook", "/messages")]
    [InlineData("https://acme.webhook.office.com/webhookb2/", "{G}@{G}/IncomingWebhook/{H32}/{G}", "teams-webhook", "")]
    [InlineData("https://hooks.zapier.com/hooks/catch/", "1{D6}/{A7}", "zapier-webhook", "")]
    [InlineData("https://maker.ifttt.com/trigger/door/with/key/", "{A22}", "ifttt-key", "?value1=2")]
    [InlineData("https://open.feishu.cn/open-apis/bot/v2/hook/", "{G}", "lark-webhook", "")]
    [InlineData("https://mainnet.infura.io/v3/", "{H32}", "infura-key", "")]
    [InlineData("https://user@hook.eu1.make.com:443/", "{A32}", "make-webhook", "")]
    [InlineData("https://n8n.example.org/webhook/", "{G}", "webhook", "/chat")]
    [InlineData("https://chat.example.org/hooks/", "{A26}", "webhook", "")]
    public void TheSecretPathOfAWebhookGoesAndItsHostStays(string head, string pattern, string kind, string rest)
    {
        string secret = Fill(pattern);
        Assert.Equal($"curl '{head}[REDACTED:{kind}]{rest}' -d x", TokenScan.Redact($"curl '{head}{secret}{rest}' -d x"));
        Assert.Equal($"{head}[REDACTED:{kind}]", TokenScan.Redact($"{head}{secret}"));
    }

    [Fact]
    public void ABotsTokenGoesAndItsMethodStays()
    {
        string token = Fill("1{D8}:AA{A33}");
        Assert.Equal("https://api.telegram.org/bot[REDACTED:telegram-token]/sendMessage", TokenScan.Redact($"https://api.telegram.org/bot{token}/sendMessage"));
    }

    [Theory]
    [InlineData("https://hooks.slack.com/services/$SLACK_PATH")]
    [InlineData("https://hooks.slack.com/services/<your-path>")]
    [InlineData("https://hooks.slack.com/services/...")]
    [InlineData("https://api.slack.com/messaging/webhooks")]
    [InlineData("https://discord.com/developers/docs/resources/webhook")]
    [InlineData("https://github.com/acme/webhook-server/commit/0123456789abcdef0123456789abcdef01234567")]
    [InlineData("https://example.com/docs/hooks/useEffectWithManyDependencies")]
    [InlineData("https://[::1]:8080/")]
    [InlineData("://")]
    public void AnOrdinaryUrlStays(string url) => Assert.Equal(url, TokenScan.Redact(url));

    // {A5}: five letters and digits; D digits, H hexadecimal, U base64url, G a UUID, J a JSON object in base64url.
    private static string Fill(string pattern)
    {
        var result = new System.Text.StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '{')
            {
                result.Append(pattern[i]);
                continue;
            }

            int close = pattern.IndexOf('}', i);
            int length = close > i + 2 ? int.Parse(pattern.AsSpan(i + 2, close - i - 2), System.Globalization.CultureInfo.InvariantCulture) : 0;
            result.Append(pattern[i + 1] switch
            {
                'A' => TokenSamples.Body(TokenAlphabet.Alnum, length, s_random),
                'D' => TokenSamples.Body(TokenAlphabet.Digits, length, s_random),
                'H' => TokenSamples.Body(TokenAlphabet.Hex, length, s_random).ToLowerInvariant(),
                'U' => TokenSamples.Body(TokenAlphabet.Url, length, s_random),
                'G' => TokenSamples.Uuid(s_random),
                _ => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{{\"alg\":\"HS256\",\"n\":{s_random.Next(100, 999)}}}")).TrimEnd('='),
            });
            i = close;
        }

        return result.ToString();
    }
}
