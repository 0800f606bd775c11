using System.Text;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>What passes over words and runs passes over no token.</summary>
public sealed class TokenTablesTests
{
    // The commonest words of prose and of code, four letters or fewer among them.
    private static readonly string[] s_common =
    [
        .. "the of and to in is you that it he was for on are as with his they at be this have from or one had by word but not what all were we when your can said there use an each".Split(' '),
        .. "which she do how their if will up other about out many then them these so some her would make like him into time has look two more write go see number no way could people".Split(' '),
        .. "my than first water been call who oil its now find long down day did get come made may part return const let var int string void public private static class new null true".Split(' '),
        .. "false function import export default async await while break case switch try catch throw using namespace struct enum interface def self None True False elif except lambda".Split(' '),
        .. "user name file path line code data type value key list error test main index src lib config server client request response object array length result message status version".Split(' '),
    ];

    // The commonest flags but -u, with which a login begins.
    private static readonly string[] s_flags =
    [
        .. "abcdefghijklmnopqrstvwxyzABCDEFGHIJKLMNOPQRSTVWXYZ0123456789".Select(letter => $"-{letter}"),
        .. "-- -rf -la -al -lh -xe -sS -sSL -it -rn -nr -ri -eu -ex -euo --help --version --verbose --quiet --force --all --name --output --file --format --config --oneline --rm --global --json --dry-run --no-edit --stat --cached --amend --watch --grep --filter --depth --limit --recursive --no-verify --short --long --type --path --input --save-dev --yes --detach --follow --tail --since --namespace --context".Split(' '),
    ];

    [Fact]
    public void EveryFormatsPrefixIsInTheFilterOfItsLength()
    {
        int lines = 0;
        for (int field = 0; field < TokenShapeTable.Fields; field++)
        {
            Assert.False(TokenShapeTable.Lines(field).IsEmpty);
            foreach (string line in Encoding.ASCII.GetString(TokenShapeTable.Lines(field)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                string prefix = line[..line.IndexOf(' ', StringComparison.Ordinal)];
                TokenAlphabet alphabet = TokenShape.Read(Encoding.ASCII.GetBytes(line)).Alphabet;
                foreach (char next in TokenAlphabets.Characters(alphabet))
                    Assert.True(prefix.Length > 3 ? IsLong(prefix) : IsShort(prefix + next), line);
                lines++;
            }
        }

        Assert.InRange(lines, 400, 2000);
        Assert.True(TokenShapeTable.Lines(TokenShapeTable.Fields).IsEmpty);
        Assert.All((string[])["AAAA", "tske", "ewog", "Private-Lines"], word => Assert.True(IsLong(word), word));
        Assert.All(TokenAlphabets.Characters(TokenAlphabet.Url), third => Assert.True(IsShort("ey" + third), "ey" + third));
    }

    [Fact]
    public void TheCommonestWordsAreTakenForNoToken()
    {
        // Some do begin as tokens do.
        HashSet<string> prefixes = [.. Enumerable.Range(0, TokenShapeTable.Fields).SelectMany(field => Encoding.ASCII.GetString(TokenShapeTable.Lines(field)).Split('\n')).Where(line => line.Length > 4).Select(line => line[..4])];
        string[] words = [.. s_common.Where(word => word.Length < 4 || !prefixes.Contains(word[..4]))];
        Assert.InRange(words.Length, 160, s_common.Length - 1);
        // A short one is asked about only before a mark behind which a token may go on.
        Assert.All(words, word => Assert.False(IsShort(word + "://") || IsLong(word + "://") || IsShort(word + "/a/") || IsLong(word + "/a/"), word));
    }

    [Fact]
    public void TheCommonestWordsAndFlagsAreTakenForNoProgram() =>
        Assert.All(s_common.Concat(s_flags).Where(word => CommandIndex.FormsOf(word) is null), word => Assert.True((IsProgram(word + "        ", word.Length) & 1) == 0, word));

    [Fact]
    public void TheNextLongRunIsThatOfANaiveSearch()
    {
        var random = new Random(6);
        int found = 0, missed = 0;
        foreach (TokenAlphabet alphabet in Enum.GetValues<TokenAlphabet>())
        {
            string members = TokenAlphabets.Characters(alphabet), others = " \"(\u00E9\u0130\uFF11" + (alphabet == TokenAlphabet.Any ? "" : "~");
            for (int min = 1; min <= 50; min++)
            {
                for (int i = 0; i < 8; i++)
                {
                    var text = new StringBuilder();
                    while (text.Length < 160)
                        text.Append(RandomText.Of(random, members, random.Next(min + min / 2 + 2))).Append(RandomText.Of(random, others, 1 + random.Next(2)));
                    int from = random.Next(60), end = from + random.Next(text.Length - from + 1);
                    int expected = NaiveRun(text.ToString(), from, end, min, members, out int expectedEnd);
                    int start = TokenAlphabets.NextLongRun(text.ToString(), from, end, min, alphabet, out int runEnd);
                    Assert.True((expected, expectedEnd) == (start, runEnd), $"{alphabet} {min} {from}..{end}: {text}");
                    _ = start < 0 ? missed++ : found++;
                }
            }
        }

        Assert.True(found > 1000 && missed > 500, $"{found} {missed}");
    }

    private static int NaiveRun(string text, int from, int end, int min, string members, out int runEnd)
    {
        for (int start = from; start < end; start++)
        {
            runEnd = start;
            while (runEnd < end && members.Contains(text[runEnd]))
                runEnd++;
            if (runEnd - start >= min)
                return start;
        }

        runEnd = end;
        return -1;
    }

    private static ulong Head(string word) => BitConverter.ToUInt64(Encoding.Latin1.GetBytes(word + "        "));

    private static bool IsShort(string word) => Has(TokenPrefixes.Known.Short, TokenPrefixes.HashOfThree(Head(word)));

    private static bool IsLong(string word) => Has(TokenPrefixes.Known.Long, TokenPrefixes.HashOfFour(Head(word)));

    private static bool Has(ulong[] filter, uint hash) => (filter[hash >> 6] >> (int)(hash & 63) & 1) != 0;

    private static ulong IsProgram(string word, int length)
    {
        uint hash = WordReasons.HashOfName(Head(word), length);
        return CommandIndex.Filter[(int)(hash >> 6)] >> (int)(hash & 63);
    }
}
