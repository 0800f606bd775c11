using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

public sealed class PlaceholderWordsTests
{
    private static readonly string[] s_words =
    [
        .. "your my- my_ mock placeholder changeme change-me change_me replace redacted insert example enter- enter_ dummy sample some- some_ xxxx **** ....".Split(' '),
        .. "-here -test _here _test todo test- test_ the- notreal not-real not_a fake".Split(' '),
    ];

    [Fact]
    public void WordsInASecretsPlaceAreFoundInOnePassAsByOneSearchForEach()
    {
        var random = new Random(5);
        int found = 0, missed = 0;
        for (int i = 0; i < 30_000; i++)
        {
            string word = RandomText.OneOf(random, s_words), value = RandomText.Of(random, "abcdehmnorstuxyXTM*.-_ \u00E9\u0130", random.Next(40));
            int at = random.Next(value.Length + 1);
            value = value.Insert(at, (i % 4) switch { 0 => "", 1 => word, 2 => word.ToUpperInvariant(), _ => word[..^1] + RandomText.Of(random, "aemt-_", random.Next(3)) });
            bool isIn = s_words.Any(one => value.Contains(one, StringComparison.OrdinalIgnoreCase));
            Assert.True(isIn == PlaceholderWords.AreIn(value), value);
            _ = isIn ? found++ : missed++;
        }

        Assert.True(found > 5000 && missed > 5000, $"{found} {missed}");
    }

    [Fact]
    public void AWordIsFoundAtEveryPlaceOfAValueOfAnyLength()
    {
        foreach (string word in s_words)
        {
            for (int length = word.Length; length <= 256; length += 7)
            {
                foreach (int at in (int[])[0, (length - word.Length) / 2, length - word.Length])
                    Assert.True(PlaceholderWords.AreIn(new string('q', at) + word + new string('q', length - at - word.Length)), $"{word} at {at} of {length}");
            }
        }

        Assert.False(PlaceholderWords.AreIn("") || PlaceholderWords.AreIn(new string('q', 256)));
    }
}
