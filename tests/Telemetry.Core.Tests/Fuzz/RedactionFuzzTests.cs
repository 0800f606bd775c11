using System.Text;
using System.Text.Json;
using Telemetry.Core.Tests.Redaction;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Fuzz;

/// <summary>Whatever text and whatever JSON comes, redaction does not throw, is bounded, is done in one go, and takes a token that nobody can mistake.</summary>
[Collection(FuzzRuns.Name)]
public sealed class RedactionFuzzTests
{
    [Fact]
    public void ADamagedTextIsRedactedOnceAndForAll()
    {
        Fuzzing.Run(Corpus(), input =>
        {
            string text = Encoding.UTF8.GetString(input);
            string redacted = TextRedaction.Apply(text, scan: Unguarded);
            Assert.InRange(redacted.Length, 0, TextRedaction.MaxLength);
            Assert.Equal(redacted, TextRedaction.Apply(redacted));
            string whole = TextRedaction.Apply(text, int.MaxValue);
            Assert.DoesNotContain("[REDACTED:unreadable]", whole, StringComparison.Ordinal);
            Assert.Equal(whole, TextRedaction.Apply(whole, int.MaxValue));
        });

        // The guard hides what the rules throw; here it must not.
        static Findings Unguarded(ReadOnlySpan<char> text)
        {
            Findings findings = TextScan.Of(text);
            foreach (Finding finding in findings.Merged())
            {
                Assert.InRange(finding.Start, 0, text.Length - 1);
                Assert.InRange(finding.End, finding.Start + 1, text.Length);
            }

            return findings;
        }
    }

    [Fact]
    public void ATokenPlantedInADamagedTextIsGone()
    {
        int seed = 0;
        Fuzzing.Run(Corpus(), input =>
        {
            string text = Encoding.UTF8.GetString(input);
            var random = new Random(++seed);
            int at = random.Next(text.Length + 1);
            var secrets = new List<string>();
            string planted = text[..at] + "\n" + PlacedSecret.Fill(seed % 2 == 0 ? "†" : "⟦", seed, secrets) + "\n" + text[at..];
            string redacted = TextRedaction.Apply(planted, int.MaxValue);
            Assert.DoesNotContain(secrets.SelectMany(PlacedSecret.Pieces), piece => redacted.Contains(piece, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void DamagedParametersAreDroppedOrRedactedOnceAndForAll() => Fuzzing.Run(Documents(), input =>
    {
        string redacted = JsonRedaction.Apply(input).ToString();
        using JsonDocument json = JsonDocument.Parse(redacted, new JsonDocumentOptions { MaxDepth = 512 });
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.InRange(redacted.Length, 2, 48 * 1024);
        Assert.Equal(redacted, JsonRedaction.Apply(Encoding.UTF8.GetBytes(redacted)).ToString());
    });

    private static List<byte[]> Corpus() =>
        [.. SecretPlaces.Texts.Concat(CommandSamples.Secret).Chunk(3).Select((samples, i) => Encoding.UTF8.GetBytes(PlacedSecret.Fill(string.Join('⏎', samples), i, [])))];

    private static List<byte[]> Documents() =>
        [.. SecretPlaces.Parameters.Select(sample => sample.Split('!')[0].Replace("⟦", "†", StringComparison.Ordinal)).Chunk(3).Select((samples, i) => Encoding.UTF8.GetBytes("{\"a\":[" + PlacedSecret.Fill(string.Join(',', samples), i, []) + "]}"))];
}
