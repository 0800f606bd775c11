using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Tables that let the scan pass over most words must pass over none that matters.</summary>
public sealed class ScanTablesTests
{
    [Fact]
    public void EveryProgramOfTheTableIsLookedUp()
    {
        string[] names = [.. CommandPrograms.Table.Split('\n').Where(line => line.Length > 0 && line[0] != '#').SelectMany(line => line[..line.IndexOf(" = ", StringComparison.Ordinal)].Split(' '))];
        Assert.InRange(names.Length, 400, 1000);
        Assert.All(names.Where(name => name.Length > 1), name => Assert.True(CommandSecrets.MayBeProgram(name, CharClass.Of(' ')) && CommandSecrets.IsProgram(name), name));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("PASSWD")]
    [InlineData("dbPassphrase")]
    [InlineData("pwd")]
    [InlineData("smtp_pw")]
    [InlineData("clientSecret")]
    [InlineData("ACCESS_TOKEN")]
    [InlineData("set-cookie")]
    [InlineData("apiKey")]
    [InlineData("Authorization")]
    [InlineData("credentials")]
    [InlineData("bearer")]
    [InlineData("user_pin")]
    [InlineData("totp")]
    [InlineData("sentry_dsn")]
    [InlineData("wifi-psk")]
    [InlineData("jwt")]
    [InlineData("mnemonic")]
    [InlineData("JSESSIONID")]
    [InlineData("sonar.login")]
    public void AWordThatNamesASecretIsMappedWhereverItStands(string name)
    {
        Assert.True(SuspectStems.IsIn(name) || SuspectStems.IsShort(name));
        for (int before = 0; before < 140; before += 7)
        {
            string text = new string(' ', before) + name + " x";
            Span<ulong> room = new ulong[WordMap.Room];
            var map = new WordMap(text, room);
            Assert.Equal(before, map.Next(0));
            Assert.Equal(before + name.Length, map.EndOfWord(before, out bool isSuspect));
            Assert.True(isSuspect || SuspectStems.IsShort(name), $"at {before}");
        }
    }

    [Fact]
    public void TheMapAgreesWithTheClassesOfEveryCharacter()
    {
        string all = string.Concat(Enumerable.Range(1, 0x500).Select(i => (char)i));
        foreach (string text in (string[])[all, "x" + all, all[..37]])
        {
            var map = new WordMap(text, new ulong[WordMap.Room]);
            for (int i = 0; i < text.Length; i++)
            {
                int classes = CharClass.Of(text[i]);
                bool isStop = map.Next(i) == i;
                // A semicolon is mapped with the marks and does no harm.
                Assert.True(isStop == ((classes & (CharClass.Word | CharClass.Mark)) != 0) || text[i] == ';', $"U+{(int)text[i]:X4}");
                if ((classes & CharClass.Word) != 0)
                    Assert.True(map.EndOfWord(i, out _) > i);
            }
        }
    }
}
