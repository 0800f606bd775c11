using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Tables that let the scan pass over most words must pass over none that matters.</summary>
public sealed class ScanTablesTests
{
    // Places at which blocks and chunks of the map begin and end.
    private static readonly int[] s_offsets = [0, 1, 7, 58, 63, 64, 120, 2039, 2044, 2047, 2048, 4090];

    [Fact]
    public void EveryProgramOfTheTableIsLookedUp()
    {
        string[] names = [.. CommandPrograms.Table.Split('\n').Where(line => line.Length > 0 && line[0] != '#').SelectMany(line => line[..line.IndexOf(" = ", StringComparison.Ordinal)].Split(' '))];
        Assert.InRange(names.Length, 400, 1000);
        Assert.All(names.Where(name => name.Length > 1), name => Assert.True(IsPlace(name, " x") && CommandIndex.FormsOf(name) is not null, name));
        Assert.True(IsPlace("Connect-Thing", " -Password") && IsPlace("mysql.exe", " -p") && IsPlace("MYSQL.EXE", "\t-p"));
    }

    [Fact]
    public void EveryFormatsFirstCharactersAreAPlace()
    {
        for (int field = 0; field <= 10; field++)
        {
            foreach (string line in System.Text.Encoding.ASCII.GetString(TokenShapeTable.Lines(field)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                string prefix = line[..line.IndexOf(' ', StringComparison.Ordinal)];
                if (prefix.All(CharClass.IsWord))
                    Assert.True(IsPlace(prefix + "0123456789AB"[..Math.Max(0, 12 - prefix.Length)], ""), line);
            }
        }
    }

    [Theory]
    [InlineData("https", "://a")]
    [InlineData("5432", ":*:jo")]
    [InlineData("thin", ":a/b@")]
    [InlineData("", "\\nx")]
    [InlineData("", "\\u0041")]
    [InlineData("", "[REDACTED:x]")]
    [InlineData("connect", "(\"a\"")]
    [InlineData("PDO", "('a'")]
    [InlineData("", "$2b$12$")]
    [InlineData("", "$argon2id$")]
    [InlineData("", "<PRIVATE>")]
    public void AMarkIsAPlaceWithWhatItTakesBesideIt(string before, string mark)
    {
        foreach (int offset in s_offsets)
        {
            var map = new WordMap(new string(' ', offset) + before + mark, new ulong[WordMap.Room]);
            Assert.Equal(offset + before.Length, map.Next(offset + before.Length));
        }
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
        Assert.True(NameEndings.MayBeIn(name));
        foreach (int offset in s_offsets)
        {
            var map = new WordMap(new string(' ', offset) + name + "=x", new ulong[WordMap.Room]);
            Assert.Equal(offset, map.Next(0));
            Assert.Equal(offset + name.Length, map.EndOfWord(offset, out bool hasStem));
            Assert.True(hasStem || SuspectStems.IsShort(name), $"at {offset}");
        }
    }

    [Fact]
    public void TheMapAgreesWithTheClassesOfEveryCharacter()
    {
        string all = string.Concat(Enumerable.Range(1, 0x500).Select(i => (char)i));
        foreach (string text in (string[])[all, "x" + all, all[..37], new string('a', 70) + all, new string(' ', 2010) + all])
        {
            var map = new WordMap(text, new ulong[WordMap.Room]);
            for (int i = 0; i < text.Length; i++)
            {
                int end = i, run = i;
                while (end < text.Length && CharClass.IsWord(text[end]))
                    end++;
                if (end > i)
                    Assert.Equal(end, map.EndOfWord(i, out _));
                while (run > 0 && CharClass.IsInRun(text[run - 1]))
                    run--;
                while (run < i && !CharClass.IsWord(text[run]))
                    run++;
                Assert.Equal(run, map.Runs.StartOf(i, 0));
            }
        }
    }

    [Fact]
    public void TheEndOfARunIsAPlaceWhereItIsLongEnough()
    {
        foreach (int offset in s_offsets)
        {
            foreach (int length in (int[])[WordMap.MinRun - 1, WordMap.MinRun, 65, 3000])
            {
                string text = new string(' ', offset) + string.Concat(Enumerable.Repeat("a+/", length))[..length];
                var map = new WordMap(text, new ulong[WordMap.Room]);
                Assert.Equal(length >= WordMap.MinRun, map.Next(offset) == text.Length);
            }
        }
    }

    [Theory]
    [InlineData("smtpPw")]
    [InlineData("ogPW")]
    [InlineData("OgPw")]
    [InlineData("_CPw")]
    public void AShortNameIsOneAlsoBehindLettersThatLookLikeAStem(string name) =>
        Assert.Equal(name + "=[REDACTED:password]", TextRedaction.Apply(name + "=6ACe9x"));

    [Theory]
    [InlineData("password", "=x", nameof(PlaceReasons.Name))]
    [InlineData("smtp_pw", ": x", nameof(PlaceReasons.Name))]
    [InlineData("sig", "=x", nameof(PlaceReasons.Name))]
    [InlineData("mysql", " -p", nameof(PlaceReasons.Program))]
    [InlineData("Connect-Thing", " -Password", nameof(PlaceReasons.Program))]
    [InlineData("sk_live_", "", nameof(PlaceReasons.Token))]
    [InlineData("build.for.sk_live_", "", nameof(PlaceReasons.Token))]
    [InlineData("thin", ":a/b@", nameof(PlaceReasons.None))]
    [InlineData("", "\\nx", nameof(PlaceReasons.None))]
    public void APlaceTellsTheReasonToLook(string word, string behind, string reason)
    {
        // A body of a token, so that no whole one stands here.
        string body = reason == nameof(PlaceReasons.Token) ? string.Concat(Enumerable.Repeat("a1B2", 5)) : "";
        foreach (int offset in s_offsets)
        {
            var map = new WordMap(new string(' ', offset) + word + body + behind, new ulong[WordMap.Room]);
            int place = reason == nameof(PlaceReasons.None) ? offset + word.Length : offset;
            Assert.Equal(place, map.Next(place));
            Assert.True(reason == map.At(place).ToString(), $"{map.At(place)} at {offset}");
        }
    }

    [Theory]
    [InlineData("-----BEGIN", " PRIVATE KEY-----")]
    [InlineData("-----END", " PRIVATE KEY-----")]
    [InlineData("1", "/1200123456789012:0123456789abcdef")]
    [InlineData("0", "/0123456789abcdef0123456789abcdef")]
    [InlineData("123456", ":AAbbccddee")]
    [InlineData("oauth", ":abcdefgh")]
    public void AShortStartOfATokenIsAPlaceWhereverABlockEnds(string word, string behind)
    {
        for (int offset = 0; offset < 130; offset++)
        {
            var map = new WordMap(new string(' ', offset) + word + behind, new ulong[WordMap.Room]);
            Assert.Equal(offset, map.Next(0));
            Assert.True((map.At(offset) & PlaceReasons.Token) != 0, $"{map.At(offset)} at {offset}");
        }
    }

    [Fact]
    public void TheEndOfALongRunTellsThatItIsOne()
    {
        foreach (int offset in s_offsets)
        {
            foreach (int length in (int[])[WordMap.MinRun, 65, 3000])
            {
                foreach (string behind in (string[])["", " and more", "\\nx"])
                {
                    string run = new string(' ', offset) + string.Concat(Enumerable.Repeat("a+/", length))[..length];
                    var map = new WordMap(run + behind, new ulong[WordMap.Room]);
                    Assert.Equal(run.Length, map.Next(offset + 1));
                    Assert.Equal(PlaceReasons.RunEnd, map.At(run.Length));
                }
            }
        }
    }

    private static bool IsPlace(string word, string behind) =>
        s_offsets.All(offset => new WordMap(new string(' ', offset) + word + behind, new ulong[WordMap.Room]).Next(0) == offset);
}
