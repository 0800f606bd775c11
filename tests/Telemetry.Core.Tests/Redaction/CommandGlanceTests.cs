using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>A command that the first look passes over holds nothing that a closer one would find.</summary>
public sealed class CommandGlanceTests
{
    [Theory]
    [InlineData("git log --oneline -n 12 -- src/main.c | head -3")]
    [InlineData("docker run --rm -p 8080:80 -v \"$PWD/data:/data\" -e MODE=debug acme/web:1.2")]
    [InlineData("curl -sS -H 'Accept: application/json' 'https://api.example.com/v1/items?limit=9' | jq '.items[]'")]
    [InlineData("npm run build -- --grep 'some words' > /tmp/build.log 2>&1")]
    [InlineData("echo \"$f\"; done")]
    [InlineData("kubectl get deployments -n shop -o yaml")]
    [InlineData("curl -o a.zip --retry 3 --retry-all-errors --create-dirs --output-dir /tmp/downloads/of/the/day --silent --fail --header Accept:text/html https://example.com/a.zip")]
    [InlineData("git commit -m 'why, and what for'\nls")]
    [InlineData("(docker ps -a)")]
    public void AnOrdinaryCommandIsPassedOver(string command)
    {
        foreach (int offset in (int[])[0, 1, 30, 58, 63, 64, 1900])
            Assert.True(Passes(new string('\n', offset) + command, offset + (command[0] == '(' ? 1 : 0)), $"at {offset}");
    }

    [Theory]
    [InlineData("curl -u jo:x https://x")]
    [InlineData("curl -sSu jo:x https://x")]
    [InlineData("curl \"-u\" jo:x https://x")]
    [InlineData("curl -s \\\n  -u jo:x https://x")]
    [InlineData("curl -s $(x) -u jo:x")]
    [InlineData("curl -s $'a' -u jo:x")]
    [InlineData("curl -s `x` -u jo:x")]
    [InlineData("curl -s {{ a; }} -u jo:x")]
    [InlineData("curl -s <a;b> -u jo:x")]
    [InlineData("curl -s 'a;b' -u jo:x")]
    [InlineData("curl -s 'a;b'\"c;d\" -u jo:x")]
    [InlineData("curl -s a'b;c' -u jo:x")]
    [InlineData("curl -s é -u jo:x")]
    [InlineData("curl -s 'open; -u jo:x")]
    [InlineData("curl -s >| a -u jo:x")]
    [InlineData("curl -s 2>&1 -u jo:x")]
    [InlineData("curl -s ^\n -u jo:x")]
    [InlineData("curl\t-u jo:x")]
    [InlineData("docker login -p x")]
    [InlineData("docker --debug login -p x")]
    [InlineData("docker \"login\" -p x")]
    [InlineData("docker run x mysql -px")]
    [InlineData("docker run x /usr/bin/mysql -px")]
    [InlineData("docker run x sh -c 'ls; mysql -px'")]
    [InlineData("docker run x '\u00E9mysql -px1'")]
    [InlineData("docker exec -i x chpasswd")]
    [InlineData("docker exec -i x chpasswd; ls")]
    [InlineData("docker exec -i x /usr/sbin/chpasswd>log")]
    [InlineData("echo x | docker login --password-stdin")]
    [InlineData("echo x > .vault_pass")]
    [InlineData("cat <<EOF\nx\nEOF")]
    [InlineData("npm --otp 123456 publish")]
    public void ACommandThatMayHoldOneIsNot(string command)
    {
        foreach (int offset in (int[])[0, 1, 58, 63, 64])
            Assert.False(Passes(new string('\n', offset) + command, offset), $"at {offset}");
    }

    [Fact]
    public void AFlagIsReadToItsEndWhereverAWindowCutsIt()
    {
        for (int length = 1; length < 150; length++)
            Assert.False(Passes($"curl {new string('x', length)} -sSu jo:x https://x", 0), $"{length}");
    }

    [Fact]
    public void WhereItPassesACloserLookFindsNothing()
    {
        var random = new Random(16);
        int passed = 0, held = 0, secret = 0;
        string[] lines = [.. CleanCommands.All, .. CommandSamples.Secret.Select(line => line.Replace("§", "hunter2Xy9", StringComparison.Ordinal))];
        for (int i = 0; i < 60_000; i++)
        {
            string text = Mixed(random, RandomText.OneOf(random, lines), RandomText.OneOf(random, lines));
            for (int start = 0; start < text.Length; start++)
            {
                if ((start > 0 && CharClass.IsWord(text[start - 1])) || !CharClass.IsWord(text[start]))
                    continue;
                int end = start;
                while (end < text.Length && CharClass.IsWord(text[end]))
                    end++;
                if (end == text.Length || CommandIndex.FormsOf(text.AsSpan(start, end - start)) is not CommandForms forms)
                    continue;
                Findings findings = default;
                CommandSecrets.Match(text, start, end, forms, ref findings);
                secret += findings.Count > 0 ? 1 : 0;
                if (!Passes(text, start))
                {
                    held++;
                    continue;
                }

                passed++;
                Assert.True(findings.Count == 0, $"at {start}: {text}");
            }
        }

        Assert.True(passed > 5000 && held > 20_000 && secret > 5000, $"{passed} {held} {secret}");
    }

    private static bool Passes(string text, int start)
    {
        var map = new WordMap(text, new ulong[WordMap.Room]);
        int end = map.EndOfWord(start, out _);
        return CommandGlance.Passes(map, text, end, CommandIndex.FormsOf(text.AsSpan(start, end - start))!);
    }

    // The start of one command and the end of another, with a mark or two between.
    private static string Mixed(Random random, string one, string other)
    {
        string[] marks = [" ", " ", " ", "'", "\"", "=", ";", " | ", " > ", "2>&1", "&", "\n", "\r\n", "\\", "\\\n", "$", "$(", ")", "{", "}", "`", "<", "<<", "#", ",", "[", "]", "^", "\t", "é", "-", " -p", " -u ", "--", ":"];
        return one[..random.Next(one.Length + 1)] + RandomText.OneOf(random, marks) + (random.Next(2) == 0 ? RandomText.OneOf(random, marks) : "") + other[random.Next(other.Length + 1)..];
    }
}
