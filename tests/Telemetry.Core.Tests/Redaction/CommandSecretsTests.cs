using System.Text;
using CsCheck;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

public sealed class CommandSecretsTests
{
    // Letters, digits and marks, no known token; built here so that no scanner of the repository takes it for one.
    private static readonly string s_secret = string.Concat("Kq7", "rTz", "92b", "_Lm");

    public static TheoryData<string> Secret => [.. CommandSamples.Secret];

    public static TheoryData<string> Clean => [.. CleanCommands.All];

    [Theory]
    [MemberData(nameof(Secret))]
    public void TheSecretArgumentIsFoundAndNothingElse(string command)
    {
        string text = command.Replace("⏎", "\n", StringComparison.Ordinal);
        Assert.Equal(text, Hidden(text.Replace("§", s_secret, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Clean))]
    public void ACommandWithoutASecretStaysAsItIs(string command)
    {
        string text = command.Replace("⏎", "\n", StringComparison.Ordinal);
        Assert.Equal(text, Hidden(text));
    }

    [Theory]
    [InlineData("docker", true)]
    [InlineData("mysql", true)]
    [InlineData("7z", true)]
    [InlineData("Connect-VIServer", true)]
    [InlineData("dockers", false)]
    [InlineData("the", false)]
    [InlineData("a", false)]
    [InlineData("Non-Empty", false)]
    public void AProgramIsKnownByItsName(string word, bool isProgram) => Assert.Equal(isProgram, CommandIndex.FormsOf(word) is not null);

    [Theory]
    [InlineData("docker login -p §", "password")]
    [InlineData("cargo login §", "token")]
    [InlineData("nuget setapikey §", "api-key")]
    [InlineData("pulumi config set --secret k §", "secret")]
    [InlineData("skopeo copy --src-creds a:§ b c", "credential")]
    [InlineData("aws configure set aws_session_token §", "token")]
    [InlineData("echo § > /etc/wireguard/privatekey", "private-key")]
    public void TheFormNamesTheKind(string command, string kind) =>
        Assert.Equal(kind, Assert.Single(Found(command.Replace("§", s_secret, StringComparison.Ordinal))).Kind);

    [Fact]
    public void ACutCommandKeepsNoPartOfItsSecret()
    {
        foreach (string command in CommandSamples.Cut)
        {
            int at = command.IndexOf('§', StringComparison.Ordinal);
            string text = command.Replace("§", s_secret, StringComparison.Ordinal);
            for (int length = at + 8; length <= at + s_secret.Length; length++)
                Assert.DoesNotContain(s_secret[..8], Hidden(text[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NoTextMakesItThrowOrGoBack()
    {
        string[] parts = [.. CommandSamples.Secret.Concat(CleanCommands.All).SelectMany(line => line.Replace('⏎', '\n').Split(' ')).Distinct(), "\"", "'", "`", "\\", "\\\"", "\\\\\"", "$(", "${", "|", "<", "<<", "<<<", "\n", "\\\n", "$'", "\uD83D", ""];
        Gen.Int[0, parts.Length - 1].Select(i => parts[i]).Array[0, 14].Select(Gen.Int[0, 2].Select(i => i == 0 ? "" : i == 1 ? " " : "\n"), Gen.Int[0, 60]).Sample(sample =>
        {
            string text = string.Join(sample.Item2, sample.Item1);
            Found(text[..^Math.Min(text.Length, sample.Item3)]);
        }, iter: 20_000);
    }

    [Fact]
    public void TheTimeGrowsWithTheTextOnly()
    {
        foreach (string part in CommandSamples.Repeated)
        {
            string text = string.Concat(Enumerable.Repeat(part.Replace("⏎", "\n", StringComparison.Ordinal), 200_000 / part.Length));
            long start = TimeProvider.System.GetTimestamp();
            Found(text);
            // Some milliseconds when nothing else runs; a square of the length would take minutes.
            Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0, 5);
        }
    }

    private static string Hidden(string text)
    {
        var result = new StringBuilder();
        int at = 0;
        foreach (Finding finding in Found(text))
        {
            result.Append(text, at, finding.Start - at).Append('§');
            at = finding.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    // Asks for every word, as the redaction of a text does.
    private static IReadOnlyList<Finding> Found(string text)
    {
        var findings = new Findings();
        ReadOnlySpan<char> span = text;
        int i = 0;
        while (i < span.Length)
        {
            int end = i;
            while (end < span.Length && CommandText.IsInWord(span[end]))
                end++;
            if (end == i)
                i++;
            else if (CommandIndex.FormsOf(span[i..end]) is not CommandForms forms)
                i = end;
            else
            {
                int next = CommandSecrets.Match(span, i, end, forms, ref findings);
                Assert.InRange(next, end, span.Length);
                i = next;
            }
        }

        return findings.Merged();
    }
}
